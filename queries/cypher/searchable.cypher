// What on the map but offers can be searched for, and by which names, words and places?
CALL () {
  MATCH (node:Organisation)
  RETURN 'Organisation' AS label, node.id AS id, node.name AS name, node.status AS status, node.kind AS kind,
         node.also_known_as AS also_known_as, null AS words, null AS text, null AS youth_text,
         node.phone AS phone, node.postcode AS postcode, node.town AS town
  UNION ALL
  MATCH (node:Actor)
  RETURN 'Actor' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, node.job_title AS text, null AS youth_text,
         node.phone AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Role)
  RETURN 'Role' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, node.description AS text, null AS youth_text,
         null AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Permission)
  RETURN 'Permission' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, node.legal_basis AS text, null AS youth_text,
         null AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Area)
  RETURN 'Area' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, null AS text, node.youth_name AS youth_text,
         null AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Stage)
  RETURN 'Stage' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, node.indicators AS words, null AS text, node.youth_name AS youth_text,
         null AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Sector)
  RETURN 'Sector' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, null AS text, null AS youth_text,
         null AS phone, null AS postcode, null AS town
  UNION ALL
  MATCH (node:Municipality)
  RETURN 'Municipality' AS label, node.id AS id, node.name AS name, node.status AS status, null AS kind,
         null AS also_known_as, null AS words, node.region AS text, null AS youth_text,
         null AS phone, null AS postcode, null AS town
}
RETURN label, id, name, status, kind, also_known_as, words, text, youth_text, phone, postcode, town
ORDER BY label, id
