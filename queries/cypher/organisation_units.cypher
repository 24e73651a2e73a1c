// Which organisations are units of which?
MATCH (unit:Organisation)-[link:PART_OF]->(whole:Organisation)
RETURN unit.id AS unit_id, whole.id AS whole_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY unit_id, whole_id, link.key
