// What lies one step from some nodes, along some types of edge? With `only_known`: among what is known already.
CALL () {
  UNWIND $organisations AS id
  MATCH (node:Organisation {id: id})
  RETURN node
  UNION ALL
  UNWIND $offers AS id
  MATCH (node:Offer {id: id})
  RETURN node
  UNION ALL
  UNWIND $actors AS id
  MATCH (node:Actor {id: id})
  RETURN node
  UNION ALL
  UNWIND $roles AS id
  MATCH (node:Role {id: id})
  RETURN node
  UNION ALL
  UNWIND $permissions AS id
  MATCH (node:Permission {id: id})
  RETURN node
  UNION ALL
  UNWIND $sectors AS id
  MATCH (node:Sector {id: id})
  RETURN node
  UNION ALL
  UNWIND $municipalities AS id
  MATCH (node:Municipality {id: id})
  RETURN node
  UNION ALL
  UNWIND $stages AS id
  MATCH (node:Stage {id: id})
  RETURN node
  UNION ALL
  UNWIND $areas AS id
  MATCH (node:Area {id: id})
  RETURN node
}
MATCH (node)-[link]-(neighbour)
WHERE type(link) IN $types AND (NOT $only_known OR neighbour.id IN $known_ids)
RETURN labels(neighbour)[0] AS label,
       neighbour.id AS id,
       neighbour.name AS name,
       neighbour.kind AS kind,
       neighbour.status AS status,
       type(link) AS type, startNode(link).id AS from_id, endNode(link).id AS to_id, link.key AS key,
       link.valid_from AS valid_from, link.valid_to AS valid_to,
       link.state AS state,
       link.at AS at,
       link.any_of AS any_of,
       link.agreement AS agreement,
       link.legal_basis AS legal_basis,
       link.purpose AS purpose,
       link.owner AS owner,
       link.covers_units AS covers_units,
       link.confirmed_on AS confirmed_on,
       link.review_on AS review_on,
       link.hours_per_month AS hours_per_month,
       link.procedure AS procedure,
       link.note AS note
ORDER BY key, label, id
LIMIT $limit
