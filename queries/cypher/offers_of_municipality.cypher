// Which offers are for the youths of a municipality: those that serve it, and those that serve none and are provided there?
CALL () {
  MATCH (municipality:Municipality {id: $municipality_id})<-[:SERVES]-(offer:Offer)
  RETURN offer.id AS offer_id
  UNION
  MATCH (municipality:Municipality {id: $municipality_id})<-[:LOCATED_IN]-(provider:Organisation)-[:PROVIDES]->(offer:Offer)
  WHERE NOT EXISTS { (offer)-[:SERVES]->(:Municipality) }
  RETURN offer.id AS offer_id
}
RETURN offer_id
ORDER BY offer_id
