// What do some youths wish for?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:WISHES_FOR]->(offer:Offer)
RETURN youth.id AS youth_id, offer.id AS offer_id, link.rank AS rank, link.own_words AS own_words,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, offer_id, link.key
