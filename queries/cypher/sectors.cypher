// Which sectors are there?
MATCH (sector:Sector)
RETURN sector.id AS id,
       sector.name AS name,
       sector.status AS status
ORDER BY id
