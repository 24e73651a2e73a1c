// Which role gives which permission?
MATCH (role:Role)-[link:GRANTS]->(permission:Permission)
RETURN role.id AS role_id, permission.id AS permission_id, link.state AS state,
       link.valid_from AS valid_from, link.valid_to AS valid_to
ORDER BY role_id, permission_id, link.key
