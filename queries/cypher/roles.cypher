// Which roles are there?
MATCH (role:Role)
RETURN role.id AS id,
       role.name AS name,
       role.status AS status
ORDER BY id
