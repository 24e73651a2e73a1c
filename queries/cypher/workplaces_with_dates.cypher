// Where do some people work, and since when?
UNWIND $actor_ids AS actor_id
MATCH (actor:Actor {id: actor_id})-[link:WORKS_AT]->(organisation:Organisation)
RETURN actor.id AS actor_id, organisation.id AS organisation_id, organisation.status AS organisation_status,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY actor_id, organisation_id, link.key
