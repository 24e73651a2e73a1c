// Which stages are there?
MATCH (stage:Stage)
RETURN stage.id AS id,
       stage.name AS name,
       stage.status AS status,
       stage.youth_name AS youth_name,
       stage.rank AS rank,
       stage.taxonomy AS taxonomy
ORDER BY id
