// Which permissions do some offers require, and which of them are alternatives?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})-[link:REQUIRES]->(permission:Permission)
RETURN offer.id AS offer_id, permission.id AS permission_id, link.any_of AS any_of,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, permission_id, link.key
