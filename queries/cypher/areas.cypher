// Which areas are there?
MATCH (area:Area)
RETURN area.id AS id,
       area.name AS name,
       area.status AS status,
       area.youth_name AS youth_name
ORDER BY id
