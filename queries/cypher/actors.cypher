// Which people are there, and how are they reached?
MATCH (actor:Actor)
RETURN actor.id AS id,
       actor.name AS name,
       actor.status AS status,
       actor.job_title AS job_title,
       actor.kind AS kind,
       actor.phone AS phone,
       actor.email AS email
ORDER BY id
