-- One row per inspection with findings, newest first, with where its findings are; the earlier ones are one row at the end.
--
-- param today DATE
-- param most INTEGER inspections with a row of their own
--
-- column place INTEGER 1 is the newest
-- column inspection_id VARCHAR? empty for the row of the earlier inspections
-- column inspection_title VARCHAR? empty for the row of the earlier inspections
-- column published_date DATE?
-- column inspections INTEGER inspections in the row
-- column findings INTEGER findings held here
-- column calling INTEGER findings that call for work; out of findings
-- column replied INTEGER findings that call for work and have a reply: yes, in part or no; out of calling
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column answered_not_today INTEGER findings answered only by projects with no funding known for the day; out of calling
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
--
-- grain place

with states as (
    select
        states.inspection_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where states.calls_for_work) as integer) as calling,
        cast(count(*) filter (where states.calls_for_work and states.is_replied) as integer) as replied,
        cast(count(*) filter (where states.work = 'funding_today') as integer) as funding_today,
        cast(count(*) filter (where states.work in ('no_project', 'same_subject')) as integer) as unanswered
    from finding_states_on(cast($today as date)) as states
    group by states.inspection_id
),

placed as (
    select
        states.*,
        inspections.title,
        inspections.published_date,
        least(
            row_number() over (order by inspections.published_date desc nulls last, states.inspection_id asc),
            cast($most as integer) + 1
        ) as place
    from states
    inner join register.inspections as inspections on states.inspection_id = inspections.inspection_id
)

select
    cast(place as integer) as place,
    case when place <= cast($most as integer) then any_value(inspection_id) end as inspection_id,
    case when place <= cast($most as integer) then any_value(title) end as inspection_title,
    case when place <= cast($most as integer) then any_value(published_date) end as published_date,
    cast(count(*) as integer) as inspections,
    cast(sum(findings) as integer) as findings,
    cast(sum(calling) as integer) as calling,
    cast(sum(replied) as integer) as replied,
    cast(sum(funding_today) as integer) as funding_today,
    cast(sum(calling - funding_today - unanswered) as integer) as answered_not_today,
    cast(sum(unanswered) as integer) as unanswered
from placed
group by place
order by place asc
