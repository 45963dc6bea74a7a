-- One row per inspection with findings and per plan with priorities: what the picture of the threads can be drawn for.
--
-- The usual inspection is the newest one with a published response, else the newest; the usual plan is the newest in
-- force on the day, else the newest.
--
-- param today DATE
--
-- column facet VARCHAR inspection or plan
-- column value VARCHAR
-- column label VARCHAR
-- column count INTEGER findings that call for work, or priorities
-- column ordinal INTEGER newest first
-- column is_usual BOOLEAN
--
-- grain facet, value

with listed as (
    select
        'inspection' as facet,
        inspections.inspection_id as value,
        inspections.title
        || coalesce(' (' || cast(year(inspections.published_date) as varchar) || ')', '') as label,
        cast(count(*) filter (where states.calls_for_work) as integer) as count,
        inspections.published_date as starts_date,
        inspections.inspection_id in (
            select responses.inspection_id
            from register.responses as responses
            where responses.published_date <= cast($today as date) or responses.url is not null
        ) as is_fit
    from register.inspections as inspections
    inner join
        finding_states_on(cast($today as date)) as states
        on inspections.inspection_id = states.inspection_id
    group by inspections.inspection_id, inspections.title, inspections.published_date
    union all
    select
        'plan' as facet,
        plans.plan_id as value,
        plans.title as label,
        cast(count(*) as integer) as count,
        plans.starts_date,
        dated.is_in_force as is_fit
    from register.plans as plans
    inner join plans_on(cast($today as date)) as dated on plans.plan_id = dated.plan_id
    inner join register.priorities as priorities on plans.plan_id = priorities.plan_id
    group by plans.plan_id, plans.title, plans.starts_date, dated.is_in_force
)

select
    facet,
    value,
    label,
    count,
    cast(row_number() over (partition by facet order by starts_date desc nulls last, value asc) as integer)
        as ordinal,
    row_number() over (partition by facet order by is_fit desc, starts_date desc nulls last, value asc) = 1
        as is_usual
from listed
order by facet, ordinal
