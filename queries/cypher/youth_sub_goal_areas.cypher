// Which areas do the sub-goals of some youths lie in?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})-[:WORKS_TOWARDS]->(sub_goal:SubGoal)
WITH DISTINCT sub_goal
MATCH (sub_goal)-[link:IN_AREA]->(area:Area)
RETURN sub_goal.id AS sub_goal_id, area.id AS area_id,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY sub_goal_id, area_id, link.key
