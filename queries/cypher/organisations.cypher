// Which organisations are there, and how does one get through to them?
MATCH (organisation:Organisation)
RETURN organisation.id AS id,
       organisation.name AS name,
       organisation.status AS status,
       organisation.kind AS kind,
       organisation.phone AS phone,
       organisation.email AS email,
       organisation.website AS website,
       organisation.procedure AS procedure,
       organisation.address AS address,
       organisation.postcode AS postcode,
       organisation.town AS town,
       organisation.verified_on AS verified_on
ORDER BY id
