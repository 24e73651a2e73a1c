// Which areas do some offers develop?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})-[link:DEVELOPS]->(area:Area)
RETURN offer.id AS offer_id, area.id AS area_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, area_id, link.key
