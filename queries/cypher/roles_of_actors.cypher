// Which roles do some people hold, in which organisation, and what does each role give?
UNWIND $actor_ids AS actor_id
MATCH (actor:Actor {id: actor_id})-[link:HOLDS]->(role:Role)
OPTIONAL MATCH (role)-[grant:GRANTS]->(permission:Permission)
RETURN actor.id AS actor_id, role.id AS role_id, role.name AS role_name, link.at AS at,
       link.valid_from AS valid_from, link.valid_to AS valid_to,
       permission.id AS permission_id, permission.name AS permission_name, grant.state AS state,
       grant.valid_from AS granted_from, grant.valid_to AS granted_to
ORDER BY actor_id, role_id, link.key, permission_id, grant.key
