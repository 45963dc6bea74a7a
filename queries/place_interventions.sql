-- One row per intervention and how near it works to a place: in the place itself, inside it, in the larger place around it,
-- across the force, or in a place that has no present code and may lie here.
--
-- param  area_id          VARCHAR  code of the place
--
-- column reach            VARCHAR  here, inside, around, force or no_code
-- column reach_ordinal    INTEGER  nearest first
-- column place_names      VARCHAR[]  the places that it names, within that reach
-- column intervention_id  VARCHAR
-- column name             VARCHAR
-- column provider_name    VARCHAR? empty where not stated
-- column approach_name    VARCHAR
-- column is_funded        BOOLEAN  an award to it is on record, or the violence reduction unit pays for it
-- column awarded_amount   DECIMAL(38,2)? pounds known to have been given; empty where no amount is known
-- column other_amount     DECIMAL(38,2)? pounds of which that is not known; empty where there are none
-- column not_stated       INTEGER  awards without an amount
-- column last_end_date    DATE?    end of its last award; empty where not stated
--
-- grain  reach, intervention_id

with recursive around as (
    select
        area_id,
        area_type,
        parent_area_id
    from register.areas
    where area_id = cast($area_id as varchar)
    union
    select
        parents.area_id,
        parents.area_type,
        parents.parent_area_id
    from around
    inner join register.areas as parents on around.parent_area_id = parents.area_id
),

reaches as (
    select
        area_id,
        case
            when area_id = cast($area_id as varchar) then 'here'
            when area_type = 'force' then 'force'
            else 'around'
        end as reach
    from around
    union
    select
        area_id,
        'inside' as reach
    from places_within(cast($area_id as varchar))
    where area_id <> cast($area_id as varchar)
),

named as (
    select
        coalesce(reaches.reach, 'no_code') as reach,
        worked.intervention_id,
        list_sort(list(distinct coalesce(areas.name, worked.area_name))) as place_names
    from register.intervention_areas as worked
    left join reaches on worked.area_id = reaches.area_id
    left join register.areas as areas on worked.area_id = areas.area_id
    where reaches.reach is not null or worked.area_id is null
    group by coalesce(reaches.reach, 'no_code'), worked.intervention_id
)

select
    named.reach,
    cast(list_position(['here', 'inside', 'around', 'force', 'no_code'], named.reach) as integer)
        as reach_ordinal,
    named.place_names,
    interventions.intervention_id,
    interventions.name,
    providers.name as provider_name,
    approaches.name as approach_name,
    money.is_funded,
    money.awarded_amount,
    money.other_amount,
    money.not_stated,
    money.last_end_date
from named
inner join register.interventions as interventions on named.intervention_id = interventions.intervention_id
inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
inner join intervention_money as money on interventions.intervention_id = money.intervention_id
left join register.organisations as providers on interventions.provider_id = providers.organisation_id
order by reach_ordinal asc, interventions.name asc, interventions.intervention_id asc
