// Which permissions are there, and when and for whom do they hold?
MATCH (permission:Permission)
RETURN permission.id AS id,
       permission.name AS name,
       permission.status AS status,
       permission.kind AS kind,
       permission.legal_basis AS legal_basis,
       permission.valid_from AS valid_from,
       permission.valid_to AS valid_to,
       permission.min_age AS min_age,
       permission.max_age AS max_age,
       permission.decision_weeks AS decision_weeks
ORDER BY id
