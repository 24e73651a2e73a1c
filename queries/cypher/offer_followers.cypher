// Which offers lead to which?
MATCH (offer:Offer)-[link:LEADS_TO]->(next:Offer)
RETURN offer.id AS offer_id,
       next.id AS next_id,
       link.valid_from AS valid_from,
       link.valid_to AS valid_to
ORDER BY offer_id, next_id, link.key
