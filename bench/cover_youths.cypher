// How far does the chain carry these youths in each of their open areas? In Neo4j's own Cypher: 0 ongoing, 1 carried, 2 possible, 3 gap.

// The youths, and the organisations around each of them
UNWIND $youth_ids AS youth_id
MATCH (youth:Youth {id: youth_id})
WITH youth, date($on) AS today,
     [(youth)-[home:LIVES_IN]->(municipality:Municipality) | {kind: coalesce(home.kind, 'home'), at: municipality}] AS homes,
     [(youth)-[:AT_STAGE]->(stage:Stage) | stage] AS stages,
     [(youth)-[part:TAKES_PART_IN]->(offer:Offer) WHERE part.state IN ['applied', 'waiting', 'started'] |
       {offer: offer, is_started: part.state = 'started', areas: [(offer)-[:DEVELOPS]->(area:Area) | area]}] AS parts,
     [(youth)-[:DECLINES]->(declined) | declined] AS declined,
     COLLECT {
       MATCH (youth)-[:WORKS_TOWARDS]->(goal:SubGoal)-[:IN_AREA]->(area:Area)
       WHERE coalesce(goal.state, 'open') = 'open'
       RETURN DISTINCT area
     } AS open_areas,
     [(youth)-[consent:CONSENTS_TO]->(organisation:Organisation)
       WHERE coalesce(consent.purpose, 'forløb') = 'forløb'
         AND coalesce(consent.valid_from, $on) <= $on AND coalesce(consent.valid_to, $on) >= $on |
       {to: organisation, given: coalesce(consent.state, 'given') = 'given' AND coalesce(consent.withdrawn_on > $on, true)}] AS consents,
     COLLECT {
       MATCH (youth)<-[contact:CONTACT_PERSON_FOR]-(:Actor)
       MATCH (start:Organisation {id: contact.at})
       RETURN start
       UNION
       MATCH (youth)<-[contact:CONTACT_PERSON_FOR]-(:Actor)-[:WORKS_AT]->(start:Organisation)
       WHERE contact.at IS NULL
       RETURN start
       UNION
       MATCH (youth)-[:TAKES_PART_IN {state: 'started'}]->(:Offer)<-[:PROVIDES]-(start:Organisation)
       RETURN start
     } AS around
WITH *,
     [home IN homes | home.at] AS municipalities,
     CASE
       WHEN any(home IN homes WHERE home.kind = 'responsible') THEN [home IN homes WHERE home.kind = 'responsible' | home.at]
       WHEN any(home IN homes WHERE home.kind = 'home') THEN [home IN homes WHERE home.kind = 'home' | home.at]
       ELSE [home IN homes | home.at]
     END AS responsible,
     [part IN parts | part.offer] AS ongoing,
     [consent IN consents WHERE consent.given | consent.to] AS consented,
     [consent IN consents WHERE NOT consent.given | consent.to] AS refused,
     toInteger(left(youth.birth_month, 4)) AS birth_year, toInteger(right(youth.birth_month, 2)) AS birth_month_number
WITH *,
     CASE WHEN size(around) > 0 THEN around
          ELSE COLLECT {
            UNWIND responsible AS municipality
            MATCH (municipality)<-[:LOCATED_IN]-(start:Organisation {kind: 'kui'})
            RETURN start
          }
     END AS starts

// The hand-overs, a layer at a time, over edges that hold. A youth goes against DELIVERS_FOR.
WITH *, COLLECT {
       UNWIND starts AS giver
       MATCH (giver)-[link:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN starts
       RETURN taker
       UNION
       UNWIND starts AS giver
       MATCH (giver)<-[link:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN starts
       RETURN taker
     } AS after_one
WITH *, COLLECT {
       UNWIND after_one AS giver
       MATCH (giver)-[link:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN (starts + after_one)
       RETURN taker
       UNION
       UNWIND after_one AS giver
       MATCH (giver)<-[link:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN (starts + after_one)
       RETURN taker
     } AS after_two
WITH *, COLLECT {
       UNWIND after_two AS giver
       MATCH (giver)-[link:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN (starts + after_one + after_two)
       RETURN taker
       UNION
       UNWIND after_two AS giver
       MATCH (giver)<-[link:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
       WHERE coalesce(link.state, 'active') = 'active' AND coalesce(link.valid_from, $on) <= $on AND coalesce(link.valid_to, $on) >= $on AND NOT taker IN (starts + after_one + after_two)
       RETURN taker
     } AS after_three
WITH *, starts + after_one + after_two + after_three AS reached

// The same over recorded edges of any state and any dates, six layers on from what is reached: in this graph nothing lies further
WITH *, COLLECT {
       WITH reached AS seen, reached AS frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       WITH seen, COLLECT {
         UNWIND frontier AS giver
         MATCH (giver)-[:REFERS_TO|HANDS_OVER_TO|CO_DELIVERS_WITH]->(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
         UNION
         UNWIND frontier AS giver
         MATCH (giver)<-[:DELIVERS_FOR|CO_DELIVERS_WITH]-(taker:Organisation)
         WHERE NOT taker IN seen
         RETURN taker
       } AS frontier
       WITH seen + frontier AS seen, frontier
       UNWIND seen AS organisation
       RETURN organisation
     } AS mapped

// Who may decide what, where it counts for the youth: in a responsible municipality, or where they can be handed on to
WITH *, COLLECT {
       UNWIND responsible AS municipality
       MATCH (municipality)<-[:LOCATED_IN]-(organisation:Organisation)
       RETURN organisation
       UNION
       UNWIND reached AS organisation
       RETURN organisation
     } AS deciding
WITH *, COLLECT {
       UNWIND deciding AS organisation
       MATCH (organisation)<-[:WORKS_AT]-(:Actor)-[hold:HOLDS]->(role:Role)
       WHERE coalesce(hold.at, organisation.id) = organisation.id
       WITH DISTINCT role
       MATCH (role)-[grant:GRANTS]->(permission:Permission)
       WITH permission, max(CASE WHEN coalesce(grant.state, 'proposed') = 'expired' THEN 0 ELSE 1 END) AS now
       RETURN {of: permission, now: now}
     } AS holdings
WITH *,
     [holding IN holdings WHERE holding.now = 1 | holding.of] AS held_now,
     [holding IN holdings WHERE holding.now = 0 | holding.of] AS held_before

// The offers that match, and whether the chain carries the youth to them: what one condition rules out is not asked about the next
WITH youth, open_areas, parts, COLLECT {
       CALL (municipalities) {
         UNWIND municipalities AS municipality
         MATCH (municipality)<-[:SERVES]-(offer:Offer)
         RETURN offer
         UNION
         MATCH (offer:Offer {reach: 'national'})
         RETURN offer
       }
       WITH *, [(offer)-[:DEVELOPS]->(area:Area) WHERE area IN open_areas | area] AS areas
       WHERE size(areas) > 0 AND coalesce(offer.status, 'active') = 'active' AND NOT offer IN ongoing AND NOT offer IN declined
         AND (size(coalesce(offer.for_income, [])) = 0 OR youth.income_basis IS NULL OR youth.income_basis IN offer.for_income)
         AND NOT (coalesce(offer.seats_free, 1) = 0 AND offer.waiting_weeks IS NULL
           AND coalesce(coalesce(offer.seats_on, offer.verified_on) >= toString(today - duration({days: 30})), false))
         AND none(need IN coalesce(youth.requirements, []) WHERE need IN coalesce(offer.cannot, [])
           AND NOT need IN coalesce(offer.languages, []) AND NOT need IN coalesce(offer.accessibility, []))
       WITH *, [(offer)-[:SUITS]->(stage:Stage) | stage] AS suits
       WHERE size(suits) = 0 OR size(stages) = 0 OR any(stage IN suits WHERE stage IN stages)
       MATCH (provider:Organisation)-[:PROVIDES]->(offer)
       WHERE coalesce(provider.status, 'active') = 'active' AND NOT provider IN declined
       WITH *, offer.route IN ['open', 'self'] AS walks_in
       WITH *, coalesce(walks_in, false) AS walks_in, coalesce(walks_in, false) OR provider IN reached AS is_reached
       WHERE (is_reached OR NOT provider IN mapped)
         AND (walks_in OR NOT provider IN refused OR provider IN starts OR provider IN consented)

       // When it can start, and how old they are then
       WITH *, [(offer)-[:REQUIRES]->(permission:Permission) | permission] AS requires
       WITH *, today + duration({weeks: reduce(weeks = 0, permission IN requires |
              CASE WHEN permission.decision_weeks > weeks THEN permission.decision_weeks ELSE weeks END)}) AS decided
       WITH *, CASE WHEN offer.valid_from > toString(decided) THEN date(offer.valid_from) ELSE decided END
              + duration({weeks: coalesce(offer.waiting_weeks, 0)}) AS earliest,
            today + duration({days: coalesce(offer.apply_by_days, 0)}) AS notified
       WITH *, toString(CASE WHEN notified > earliest THEN notified ELSE earliest END) AS not_before
       WITH *,
            CASE offer.intake
              WHEN 'dates' THEN reduce(first = null, day IN offer.intake_dates |
                CASE WHEN day >= not_before AND (first IS NULL OR day < first) THEN day ELSE first END)
              WHEN 'yearly' THEN reduce(first = null, day IN
                [month_day IN offer.intake_dates | CASE WHEN left(not_before, 5) + month_day >= not_before THEN left(not_before, 5) + month_day
                  ELSE toString(toInteger(left(not_before, 4)) + 1) + '-' + month_day END] |
                CASE WHEN first IS NULL OR day < first THEN day ELSE first END)
              ELSE toString(earliest)
            END AS start
       WHERE NOT (coalesce(start > toString(today + duration({days: $horizon_days})), false)
         OR coalesce(start > offer.valid_to, false) OR coalesce($on > offer.valid_to, false)
         OR (offer.intake = 'dates' AND start IS NULL AND any(day IN offer.intake_dates WHERE day >= $on)))
       WITH *, coalesce(start, $on) AS starts_on
       WITH *, toInteger(left(starts_on, 4)) - birth_year AS years, toInteger(substring(starts_on, 5, 2)) AS start_month,
            coalesce(offer.min_age, -1000) AS min_age, coalesce(offer.max_age, 1000) AS max_age
       WITH *,
            years - CASE WHEN start_month <= birth_month_number THEN 1 ELSE 0 END AS youngest,
            years - CASE WHEN start_month < birth_month_number THEN 1 ELSE 0 END AS oldest
       WHERE birth_year IS NULL OR (min_age <= youngest AND youngest <= max_age) OR (min_age <= oldest AND oldest <= max_age)

       // Who decides on it
       WITH areas, is_reached,
            CASE WHEN size(requires) = 0 THEN CASE WHEN offer.route = 'visitation' THEN 1 ELSE 0 END
                 ELSE reduce(worst = 0, permission IN requires |
                   CASE WHEN birth_year IS NOT NULL
                          AND NOT (coalesce(permission.min_age, -1000) <= youngest AND youngest <= coalesce(permission.max_age, 1000))
                          AND NOT (coalesce(permission.min_age, -1000) <= oldest AND oldest <= coalesce(permission.max_age, 1000)) THEN worst
                        WHEN coalesce(permission.valid_from > starts_on, false) OR coalesce(permission.valid_to < starts_on, false)
                          THEN CASE WHEN worst < 1 THEN 1 ELSE worst END
                        WHEN permission IN held_now THEN worst
                        WHEN permission IN held_before THEN 2
                        WHEN worst < 1 THEN 1
                        ELSE worst
                   END)
            END AS authority
       WHERE authority < 2
       RETURN {areas: areas, state: CASE WHEN is_reached AND authority = 0 THEN 1 ELSE 2 END}
     } AS matches

// The best of what there is in each area
UNWIND open_areas AS area
RETURN youth.id AS youth_id, area.id AS area_id,
       CASE WHEN any(part IN parts WHERE part.is_started AND area IN part.areas) THEN 0
            ELSE reduce(
              best = CASE WHEN any(part IN parts WHERE NOT part.is_started AND area IN part.areas) THEN 2 ELSE 3 END,
              match IN matches | CASE WHEN match.state < best AND area IN match.areas THEN match.state ELSE best END)
       END AS state
ORDER BY youth_id, area_id
