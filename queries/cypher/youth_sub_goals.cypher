// Which sub-goals do some youths work towards?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[link:WORKS_TOWARDS]->(sub_goal:SubGoal)
RETURN youth.id AS youth_id, sub_goal.id AS sub_goal_id, sub_goal.status AS status, sub_goal.text AS text, sub_goal.own_words AS own_words,
       sub_goal.kind AS kind, sub_goal.state AS state, sub_goal.youth_rank AS youth_rank, sub_goal.must AS must, sub_goal.due AS due,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY youth_id, sub_goal_id, link.key
