// Whose youths are some offers for?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})-[link:SERVES]->(municipality:Municipality)
RETURN offer.id AS offer_id, municipality.id AS municipality_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, municipality_id, link.key
