// Which municipalities do the organisations lie in?
MATCH (organisation:Organisation)-[link:LOCATED_IN]->(municipality:Municipality)
RETURN organisation.id AS organisation_id, municipality.id AS municipality_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY organisation_id, municipality_id, link.key
