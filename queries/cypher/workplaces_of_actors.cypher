// Where do some people work?
UNWIND $actor_ids AS actor_id
MATCH (actor:Actor {id: actor_id})-[:WORKS_AT]->(organisation:Organisation)
RETURN DISTINCT actor.id AS member_id, organisation.id AS home_id, organisation.name AS home_name
ORDER BY member_id, home_id
