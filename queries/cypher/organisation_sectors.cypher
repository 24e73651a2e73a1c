// Which sectors do the organisations belong to, and when?
MATCH (organisation:Organisation)-[link:IN_SECTOR]->(sector:Sector)
RETURN organisation.id AS organisation_id, sector.id AS sector_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY organisation_id, sector_id, link.key
