// Who provides some offers?
UNWIND $offer_ids AS offer_id
MATCH (offer:Offer {id: offer_id})<-[link:PROVIDES]-(provider:Organisation)
RETURN offer.id AS offer_id, provider.id AS organisation_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY offer_id, organisation_id, link.key
