// Who answers for some offers?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})<-[link:ANSWERS_FOR]-(actor:Actor)
RETURN offer.id AS offer_id, actor.id AS actor_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, actor_id, link.key
