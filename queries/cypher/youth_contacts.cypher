// Who is contact person for some youths, and in which organisation?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})<-[link:CONTACT_PERSON_FOR]-(actor:Actor)
RETURN youth.id AS youth_id, actor.id AS actor_id, link.main AS main, link.at AS at,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, actor_id, link.key
