// Which municipalities are there?
MATCH (municipality:Municipality)
RETURN municipality.id AS id,
       municipality.name AS name,
       municipality.status AS status
ORDER BY id
