// Which organisations do some offers belong to?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})<-[:PROVIDES]-(provider:Organisation)
RETURN DISTINCT offer.id AS member_id, provider.id AS home_id, provider.name AS home_name
ORDER BY member_id, home_id
