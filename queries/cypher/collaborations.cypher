// How do organisations work together, by some types of collaboration?
MATCH (giver:Organisation)-[link]->(taker:Organisation)
WHERE type(link) IN $types
RETURN type(link) AS type, giver.id AS giver_id, taker.id AS taker_id, link.key AS key,
       link.state AS state,
       link.agreement AS agreement,
       link.legal_basis AS legal_basis,
       link.purpose AS purpose,
       link.owner AS owner,
       link.covers_units AS covers_units,
       link.confirmed_on AS confirmed_on,
       link.review_on AS review_on,
       link.hours_per_month AS hours_per_month,
       link.procedure AS procedure,
       link.note AS note,
       link.valid_from AS valid_from,
       link.valid_to AS valid_to
ORDER BY type, giver_id, taker_id, key
