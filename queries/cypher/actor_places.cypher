// Where do the people work?
MATCH (actor:Actor)-[link:WORKS_AT]->(organisation:Organisation)
RETURN actor.id AS actor_id, organisation.id AS organisation_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY actor_id, organisation_id, link.key
