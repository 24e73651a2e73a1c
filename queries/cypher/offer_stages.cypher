// Which stages do some offers suit?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})-[link:SUITS]->(stage:Stage)
RETURN offer.id AS offer_id, stage.id AS stage_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, stage_id, link.key
