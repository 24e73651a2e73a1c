// Which goals do some youths aim for?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:AIMS_FOR]->(goal:Goal)
RETURN youth.id AS youth_id, goal.id AS goal_id, goal.status AS status, goal.text AS text, goal.own_words AS own_words,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, goal_id, link.key
