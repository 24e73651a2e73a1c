// What do some youths take part in, or have applied for?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:TAKES_PART_IN]->(offer:Offer)
RETURN youth.id AS youth_id, offer.id AS offer_id, link.state AS state,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, offer_id, link.key
