// What suits this youth now? The conditions of the rule book for every candidate, in Neo4j's own Cypher: 0 pass, 1 unknown, 2 fail.

// The youth, and the organisations around them
MATCH (youth:Youth {id: $youth_id})
WITH youth, date($on) AS today,
     [(youth)-[home:LIVES_IN]->(municipality:Municipality) | {kind: coalesce(home.kind, 'home'), at: municipality}] AS homes,
     [(youth)-[:AT_STAGE]->(stage:Stage) | stage] AS stages,
     [(youth)-[:AT_STAGE {main: true}]->(stage:Stage) | stage] AS main_stages,
     [(youth)-[part:TAKES_PART_IN]->(offer:Offer) WHERE part.state IN ['applied', 'waiting', 'started'] | offer] AS ongoing,
     [(youth)-[wish:WISHES_FOR]->(offer:Offer) | {offer: offer, rank: coalesce(wish.rank, 2147483646)}] AS wishes,
     [(youth)-[:DECLINES]->(declined) | declined] AS declined,
     COLLECT {
       MATCH (youth)-[:WORKS_TOWARDS]->(goal:SubGoal)
       WHERE coalesce(goal.state, 'open') = 'open'
       RETURN {rank: coalesce(goal.youth_rank, 2147483647), areas: [(goal)-[:IN_AREA]->(area:Area) | area]}
     } AS goals,
     COLLECT {
       MATCH (youth)-[consent:CONSENTS_TO]->(organisation:Organisation)
       WHERE coalesce(consent.purpose, 'forløb') = 'forløb'
         AND coalesce(consent.valid_from, $on) <= $on AND coalesce(consent.valid_to, $on) >= $on
       RETURN {to: organisation, given: coalesce(consent.state, 'given') = 'given' AND coalesce(consent.withdrawn_on > $on, true)}
     } AS consents,
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
     reduce(areas = [], goal IN goals | areas + goal.areas) AS open_areas,
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

// The hand-overs, a layer at a time: how far every organisation is over edges that hold. A youth goes against DELIVERS_FOR.
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
     } AS mapped,
     COLLECT {
       UNWIND starts AS start
       MATCH (start)-[sharing:SHARES_INFORMATION_WITH]-(organisation:Organisation)
       WHERE coalesce(sharing.state, 'active') = 'active' AND sharing.legal_basis IS NOT NULL AND sharing.purpose = 'forløb'
         AND coalesce(sharing.valid_from, $on) <= $on AND coalesce(sharing.valid_to, $on) >= $on
       RETURN DISTINCT organisation
     } AS shared

// Who may decide what, where it counts for the youth: in a responsible municipality, or where they can be handed on to
WITH *,
     COLLECT {
       MATCH (permission:Permission)<-[grant:GRANTS]-(:Role)<-[hold:HOLDS]-(actor:Actor)
       CALL (hold, actor) {
         WITH hold WHERE hold.at IS NOT NULL
         MATCH (organisation:Organisation {id: hold.at})
         RETURN organisation
         UNION
         WITH hold, actor WHERE hold.at IS NULL
         MATCH (actor)-[:WORKS_AT]->(organisation:Organisation)
         RETURN organisation
       }
       WITH permission, grant, organisation
       WHERE organisation IN reached
         OR EXISTS { MATCH (organisation)-[:LOCATED_IN]->(municipality:Municipality) WHERE municipality IN responsible }
       WITH permission, max(CASE WHEN coalesce(grant.state, 'proposed') = 'expired' THEN 0 ELSE 1 END) AS now
       RETURN {of: permission, now: now}
     } AS holdings
WITH *,
     [holding IN holdings WHERE holding.now = 1 | holding.of] AS held_now,
     [holding IN holdings WHERE holding.now = 0 | holding.of] AS held_before

// The providers, and what each of them decides
MATCH (provider:Organisation)
WHERE coalesce(provider.status, 'active') = 'active'
WITH *,
     CASE WHEN provider IN declined THEN 2 ELSE 0 END AS provider_choice,
     CASE WHEN provider IN starts THEN 0
          WHEN provider IN after_one THEN 1
          WHEN provider IN after_two THEN 2
          WHEN provider IN after_three THEN 3
     END AS provider_handovers,
     CASE WHEN provider IN starts OR provider IN consented THEN 0
          WHEN provider IN refused THEN 2
          WHEN provider IN shared THEN 0
          ELSE 1
     END AS provider_consent
WITH *, CASE WHEN provider_handovers IS NOT NULL THEN 0 WHEN provider IN mapped THEN 2 ELSE 1 END AS provider_chain

// Their offers: area and place first, since what fails there is no candidate
MATCH (provider)-[:PROVIDES]->(offer:Offer)
WHERE coalesce(offer.status, 'active') = 'active' AND NOT offer IN ongoing
WITH *, [(offer)-[:DEVELOPS]->(area:Area) | area] AS develops
WITH *,
     CASE WHEN size(develops) = 0 OR size(open_areas) = 0 THEN 1
          WHEN any(area IN develops WHERE area IN open_areas) THEN 0
          ELSE 2
     END AS area
WHERE area < 2
WITH *, [(offer)-[:SERVES]->(municipality:Municipality) | municipality] AS serves,
     [(provider)-[:LOCATED_IN]->(municipality:Municipality) | municipality] AS located
WITH *,
     CASE WHEN offer.reach = 'national' OR any(municipality IN serves WHERE municipality IN municipalities) THEN 0
          WHEN size(serves) = 0 AND any(municipality IN located WHERE municipality IN municipalities) THEN 0
          WHEN size(municipalities) = 0 OR (size(serves) = 0 AND size(located) = 0) THEN 1
          ELSE 2
     END AS place
WHERE place < 2

// When it can start
WITH *,
     [(offer)-[:SUITS]->(stage:Stage) | stage] AS suits,
     [(offer)-[:REQUIRES]->(permission:Permission) | permission] AS requires,
     CASE WHEN offer.route IN ['open', 'self'] THEN true ELSE false END AS walks_in
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
WITH *, coalesce(start, $on) AS starts_on

// The other conditions
WITH *,
     CASE WHEN size(suits) = 0 OR size(stages) = 0 THEN 1 WHEN any(stage IN suits WHERE stage IN stages) THEN 0 ELSE 2 END AS stage,
     CASE WHEN start > toString(today + duration({days: $horizon_days})) OR start > offer.valid_to OR $on > offer.valid_to THEN 2
          WHEN offer.intake = 'dates' AND start IS NULL AND any(day IN offer.intake_dates WHERE day >= $on) THEN 2
          WHEN offer.intake IS NULL OR start IS NULL THEN 1
          ELSE 0
     END AS time,
     toInteger(left(starts_on, 4)) - birth_year AS years, toInteger(substring(starts_on, 5, 2)) AS start_month
WITH *,
     years - CASE WHEN start_month <= birth_month_number THEN 1 ELSE 0 END AS youngest,
     years - CASE WHEN start_month < birth_month_number THEN 1 ELSE 0 END AS oldest,
     coalesce(offer.min_age, -1000) AS min_age, coalesce(offer.max_age, 1000) AS max_age
WITH *,
     CASE WHEN birth_year IS NULL OR (offer.min_age IS NULL AND offer.max_age IS NULL) THEN 1
          WHEN min_age <= youngest AND youngest <= max_age AND min_age <= oldest AND oldest <= max_age THEN 0
          WHEN (min_age <= youngest AND youngest <= max_age) OR (min_age <= oldest AND oldest <= max_age) THEN 1
          ELSE 2
     END AS age,
     CASE WHEN offer.seats_free IS NULL THEN 1
          WHEN coalesce(coalesce(offer.seats_on, offer.verified_on) < toString(today - duration({days: 30})), true) THEN 1
          WHEN offer.seats_free = 0 AND offer.waiting_weeks IS NULL THEN 2
          ELSE 0
     END AS capacity,
     reduce(worst = 0, need IN coalesce(youth.requirements, []) |
       CASE WHEN need IN coalesce(offer.languages, []) OR need IN coalesce(offer.accessibility, []) THEN worst
            WHEN need IN coalesce(offer.cannot, []) THEN 2
            WHEN worst < 1 THEN 1
            ELSE worst
       END) AS needs,
     CASE WHEN size(coalesce(offer.for_income, [])) = 0 THEN 0
          WHEN youth.income_basis IS NULL THEN 1
          WHEN youth.income_basis IN offer.for_income THEN 0
          ELSE 2
     END AS income,
     CASE WHEN offer IN declined THEN 2 ELSE provider_choice END AS choice,
     CASE WHEN walks_in THEN 0 ELSE provider_chain END AS chain,
     CASE WHEN walks_in THEN 0 ELSE provider_handovers END AS handovers,
     CASE WHEN walks_in THEN 0 ELSE provider_consent END AS consent,
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

// The verdict and the order
WITH *, [area, place, stage, time, age, capacity, needs, income, choice, chain, authority, consent] AS statuses
WITH *, size([status IN statuses WHERE status = 2]) AS failures, size([status IN statuses WHERE status = 1]) AS unknowns
WITH *, CASE WHEN failures = 0 THEN 'match'
             WHEN failures <= 2 AND age < 2 AND income < 2 AND choice < 2 THEN 'near_miss'
             ELSE 'unsuitable'
        END AS verdict
WITH *, [goal IN goals WHERE any(area IN goal.areas WHERE area IN develops)] AS served
RETURN offer.id AS offer_id, verdict, statuses, start, handovers
ORDER BY failures, coalesce(head([wish IN wishes WHERE wish.offer = offer | wish.rank]), 2147483647),
         reduce(best = 2147483647, goal IN served | CASE WHEN goal.rank < best THEN goal.rank ELSE best END), size(served) DESC,
         size([interest IN coalesce(youth.interests, []) WHERE interest IN coalesce(offer.interests, [])]) DESC,
         CASE WHEN any(each IN suits WHERE each IN main_stages) THEN 0 WHEN any(each IN suits WHERE each IN stages) THEN 1 ELSE 2 END,
         start, handovers, unknowns, offer_id
LIMIT $limit
