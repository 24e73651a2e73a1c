// What is known of some youths?
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})
RETURN youth.id AS id,
       youth.status AS status,
       youth.birth_month AS birth_month,
       youth.postcode AS postcode,
       youth.requirements AS requirements,
       youth.interests AS interests,
       youth.income_basis AS income_basis
ORDER BY id
