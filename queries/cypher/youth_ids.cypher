// Which youths are followed now?
MATCH (youth:Youth)
WHERE youth.status IS NULL OR youth.status = 'active'
RETURN youth.id AS id
ORDER BY id
