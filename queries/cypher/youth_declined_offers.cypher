// Which offers have some youths said no thanks to?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:DECLINES]->(offer:Offer)
RETURN youth.id AS youth_id, offer.id AS offer_id, link.reason AS reason,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, offer_id, link.key
