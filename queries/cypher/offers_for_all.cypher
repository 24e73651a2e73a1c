// Which offers may a youth of any municipality use: national ones, and those that nobody has tied to a place for good?
// More may come out than suit: the rule book judges place itself. Where everywhere is asked for, every offer does.
MATCH (offer:Offer)
WHERE $everywhere
   OR offer.reach = 'national'
   OR (NOT EXISTS { (offer)-[:SERVES]->(:Municipality) }
       AND NOT EXISTS {
         MATCH (offer)<-[provides:PROVIDES]-(provider:Organisation)-[lies:LOCATED_IN]->(municipality:Municipality)
         WHERE coalesce(provider.status, 'active') = 'active'
           AND coalesce(municipality.status, 'active') = 'active'
           AND provides.valid_from IS NULL AND provides.valid_to IS NULL
           AND lies.valid_from IS NULL AND lies.valid_to IS NULL
       })
RETURN offer.id AS offer_id
ORDER BY offer_id
