// By which names, words and places can the offers be searched for?
MATCH (offer:Offer)
RETURN 'Offer' AS label, offer.id AS id, offer.name AS name, offer.status AS status, offer.kind AS kind,
       null AS also_known_as, offer.interests AS words, offer.description AS text, offer.youth_text AS youth_text,
       offer.phone AS phone, offer.postcode AS postcode, offer.town AS town
ORDER BY offer.id
