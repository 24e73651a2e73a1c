// Who holds which role, and in which organisation?
MATCH (actor:Actor)-[link:HOLDS]->(role:Role)
RETURN actor.id AS actor_id, role.id AS role_id, link.at AS at,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY actor_id, role_id, link.key
