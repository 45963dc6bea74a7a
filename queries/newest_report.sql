-- The newest report that we answered; the newest with findings where none is answered. At most one row.
--
-- param today DATE
-- param notice_days INTEGER
--
-- column inspection_id VARCHAR
-- column title VARCHAR
-- column published_date DATE? empty where not known
-- column is_answered BOOLEAN a response is out
-- column inspectorates INTEGER inspectorates named for it
--
-- grain inspection_id

with held as (
    select inspection_id
    from register.findings
    group by inspection_id
),

bodies as (
    select
        inspection_id,
        cast(count(distinct organisation_id) as integer) as inspectorates
    from register.inspection_organisations
    where role = 'inspectorate'
    group by inspection_id
)

select
    clocks.inspection_id,
    inspections.title,
    clocks.published_date,
    clocks.clock_state = 'answered' as is_answered,
    coalesce(bodies.inspectorates, 0) as inspectorates
from response_clocks(cast($today as date), cast($notice_days as integer)) as clocks
inner join register.inspections as inspections on clocks.inspection_id = inspections.inspection_id
left join held on clocks.inspection_id = held.inspection_id
left join bodies on clocks.inspection_id = bodies.inspection_id
order by
    clocks.clock_state = 'answered' desc,
    held.inspection_id is not null desc,
    clocks.published_date desc nulls last,
    clocks.inspection_id asc
limit 1
