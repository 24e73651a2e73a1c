// For which youths are some people contact persons?
UNWIND $actor_ids AS actor_id
MATCH (actor:Actor {id: actor_id})-[link:CONTACT_PERSON_FOR]->(youth:Youth)
RETURN youth.id AS youth_id, actor.id AS actor_id, link.main AS main, link.at AS at,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, actor_id, link.key
