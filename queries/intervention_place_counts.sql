-- One row per place where chosen interventions are at work, most interventions first.
--
-- A place that no present code fits has a name only, and no point on a map. An intervention counts once in each of its
-- places, so the rows do not add up to the number of interventions.
--
-- param today DATE
-- param search VARCHAR every word must occur somewhere in what is recorded; null or empty keeps all
-- param approaches VARCHAR[] keys of approaches; an empty list keeps all, here and below
-- param providers VARCHAR[] keys of providers, or not-stated
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param places VARCHAR[] keys of local authorities, of the force area (force-wide), no-code or not-stated
-- param evaluations VARCHAR[] terms of evaluation_status
-- param fundings VARCHAR[] unit (the violence reduction unit pays), other, not-stated
-- param moneys VARCHAR[] running, to_come, ended, end_not_stated, applied_for, none
-- param answers VARCHAR[] yes or no: whether it answers a finding, fully or in part
-- param bodies VARCHAR[] keys of bodies that deliver it or pay for it, or not-stated
--
-- column place_key VARCHAR
-- column area_id VARCHAR? empty where no present code fits
-- column name VARCHAR
-- column area_type VARCHAR?
-- column area_type_label VARCHAR? empty where no present code fits
-- column local_authority_id VARCHAR? the local authority it lies in or is; empty for the force area and for a bare name
-- column local_authority_name VARCHAR?
-- column latitude DOUBLE?
-- column longitude DOUBLE?
-- column interventions INTEGER
-- column running INTEGER of these, with funding on the day
--
-- grain place_key

with matches as (
    select intervention_id
    from
        intervention_matches(
            cast($today as date),
            $search,
            $approaches,
            $providers,
            $themes,
            $places,
            $evaluations,
            $fundings,
            $moneys,
            $answers,
            $bodies
        )
    where fits
),

places as (
    select distinct
        matches.intervention_id,
        coalesce(places.area_id, 'name: ' || places.name) as place_key,
        places.area_id,
        places.name,
        places.area_type,
        places.local_authority_id
    from intervention_places as places
    inner join matches on places.intervention_id = matches.intervention_id
),

counts as (
    select
        places.place_key,
        places.area_id,
        places.name,
        places.area_type,
        places.local_authority_id,
        cast(count(*) as integer) as interventions,
        cast(count(*) filter (where states.money_state = 'running') as integer) as running
    from places
    inner join money_states_on(cast($today as date)) as states
        on places.intervention_id = states.intervention_id
    group by all
)

select
    counts.place_key,
    counts.area_id,
    counts.name,
    counts.area_type,
    label_of('area_type', counts.area_type) as area_type_label,
    counts.local_authority_id,
    local_authorities.name as local_authority_name,
    areas.latitude,
    areas.longitude,
    counts.interventions,
    counts.running
from counts
left join register.areas as areas on counts.area_id = areas.area_id
left join register.areas as local_authorities on counts.local_authority_id = local_authorities.area_id
order by counts.interventions desc, counts.name asc, counts.place_key asc
