// Which offers could the youths of some municipalities use? More may come out than suit: the rule book judges place itself.
CALL () {
  MATCH (offer:Offer)
  WHERE $everywhere OR offer.reach = 'national'
  RETURN offer.id AS offer_id
  UNION
  UNWIND $municipality_ids AS municipality_id
  MATCH (municipality:Municipality {id: municipality_id})<-[:SERVES]-(offer:Offer)
  RETURN offer.id AS offer_id
  UNION
  UNWIND $municipality_ids AS municipality_id
  MATCH (municipality:Municipality {id: municipality_id})<-[:LOCATED_IN]-(provider:Organisation)-[:PROVIDES]->(offer:Offer)
  RETURN offer.id AS offer_id
  UNION
  MATCH (offer:Offer)
  WHERE NOT EXISTS { (offer)-[:SERVES]->(:Municipality) }
  RETURN offer.id AS offer_id
}
RETURN offer_id
ORDER BY offer_id
