-- The state of things on a day: one row, for the state in a sentence and the headline numbers.
--
-- The newest answered report is the one published last among those with a response that is out; where none is answered,
-- the newest report with findings. A finding has a reply when the newest response says yes, in part or no to it; silence
-- is not a reply. Money ends when an award's last day comes and no later award to the same project is on record; what
-- was only applied for is left out. The three gaps are counted as gap_findings, gap_money and gap_priorities list them.
--
-- param today DATE
-- param notice_days INTEGER
--
-- column as_at DATE
-- column inspection_id VARCHAR? the newest answered report; empty where the register holds no inspection
-- column inspection_title VARCHAR?
-- column inspection_published_date DATE? empty where not known
-- column inspection_state VARCHAR? state of its clock, as in response_clocks
-- column inspectorates INTEGER inspectorates named for it
-- column inspection_findings INTEGER findings of it held here
-- column inspection_replied INTEGER of these, with a reply
-- column inspection_to_work INTEGER of its findings, those that call for work by us
-- column inspection_to_work_replied INTEGER
-- column inspection_to_work_funded INTEGER
-- column findings INTEGER all findings
-- column to_work INTEGER findings that call for work by us
-- column to_work_replied INTEGER
-- column to_work_funded INTEGER answered by a project with money
-- column inspections INTEGER
-- column inspections_running INTEGER a date for our response lies ahead
-- column inspections_overdue INTEGER begun, and the last lawful day has passed
-- column inspections_begun INTEGER begun, and no date for it is known
-- column inspections_not_recorded INTEGER no response is recorded
-- column inspections_answered INTEGER
-- column next_day DATE? the nearest last day of a running clock
-- column finding_dates_ahead INTEGER findings of ours with a date of their own that lies ahead
-- column finding_dates_passed INTEGER the same with a date that has passed, and not recorded as closed
-- column gap_findings INTEGER
-- column gap_money INTEGER
-- column gap_priorities INTEGER
-- column priorities_in_force INTEGER
-- column ending_projects INTEGER projects with an award that ends within six months
-- column ending_amount DECIMAL(38,2)? pounds of these awards that are known to have been given
-- column ending_not_known INTEGER of these awards, those without such an amount
-- column ended_projects INTEGER projects whose every award has ended
-- column paid_projects INTEGER projects with an award on record
--
-- grain as_at

with clocks as (
    select
        inspection_id,
        published_date,
        last_lawful_day,
        response_id,
        clock_state
    from response_clocks(cast($today as date), cast($notice_days as integer))
),

deliveries as (
    select
        finding_id,
        counts_as('delivery', delivery) = 'closed' as is_closed
    from delivery_on(cast($today as date))
),

finding_states as (
    select
        findings.inspection_id,
        links.calls_for_work,
        links.funded_interventions > 0 as is_funded,
        links.answering_interventions > 0 as is_worked_on,
        coalesce(counts_as('acceptance', replies.acceptance), 'silent') = 'replied' as is_replied,
        case
            when
                coalesce(deliveries.is_closed, false)
                or coalesce(counts_as('inspectorate_status', findings.inspectorate_status), 'open') = 'agreed'
                then null
            else findings.due_date
        end as open_due_date
    from register.findings as findings
    inner join finding_links as links on findings.finding_id = links.finding_id
    left join newest_replies as replies on findings.finding_id = replies.finding_id
    left join deliveries on findings.finding_id = deliveries.finding_id
),

finding_counts as (
    select
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where calls_for_work) as integer) as to_work,
        cast(count(*) filter (where calls_for_work and is_replied) as integer) as to_work_replied,
        cast(count(*) filter (where calls_for_work and is_funded) as integer) as to_work_funded,
        cast(count(*) filter (where calls_for_work and not is_worked_on) as integer) as gap_findings,
        cast(count(*) filter (where calls_for_work and open_due_date >= cast($today as date)) as integer)
            as finding_dates_ahead,
        cast(count(*) filter (where calls_for_work and open_due_date < cast($today as date)) as integer)
            as finding_dates_passed
    from finding_states
),

inspection_counts as (
    select
        inspection_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where is_replied) as integer) as replied,
        cast(count(*) filter (where calls_for_work) as integer) as to_work,
        cast(count(*) filter (where calls_for_work and is_replied) as integer) as to_work_replied,
        cast(count(*) filter (where calls_for_work and is_funded) as integer) as to_work_funded
    from finding_states
    group by inspection_id
),

inspectorate_counts as (
    select
        bodies.inspection_id,
        cast(count(distinct bodies.organisation_id) as integer) as inspectorates
    from register.inspection_organisations as bodies
    where bodies.role = 'inspectorate'
    group by bodies.inspection_id
),

newest as (
    select
        clocks.inspection_id,
        inspections.title,
        clocks.published_date,
        clocks.clock_state,
        coalesce(inspectorate_counts.inspectorates, 0) as inspectorates,
        coalesce(counts.findings, 0) as findings,
        coalesce(counts.replied, 0) as replied,
        coalesce(counts.to_work, 0) as to_work,
        coalesce(counts.to_work_replied, 0) as to_work_replied,
        coalesce(counts.to_work_funded, 0) as to_work_funded
    from clocks
    inner join register.inspections as inspections on clocks.inspection_id = inspections.inspection_id
    left join inspection_counts as counts on clocks.inspection_id = counts.inspection_id
    left join inspectorate_counts on clocks.inspection_id = inspectorate_counts.inspection_id
    order by
        clocks.clock_state = 'answered' desc,
        counts.findings is not null desc,
        clocks.published_date desc nulls last,
        clocks.inspection_id asc
    limit 1
),

clock_counts as (
    select
        cast(count(*) as integer) as inspections,
        cast(count(*) filter (where clock_state = 'running') as integer) as running,
        cast(count(*) filter (where clock_state = 'late') as integer) as overdue,
        cast(count(*) filter (where clock_state = 'begun') as integer) as begun,
        cast(count(*) filter (where clock_state = 'answered') as integer) as answered,
        cast(count(*) filter (where clock_state <> 'settled' and response_id is null) as integer)
            as not_recorded,
        min(last_lawful_day) filter (where clock_state = 'running') as next_day
    from clocks
),

answering as (
    select distinct intervention_id
    from register.finding_interventions
    where counts_as('relation', relation) = 'answers'
),

serving as (
    select distinct intervention_id
    from register.intervention_priorities
),

money_gaps as (
    select cast(count(*) as integer) as gap_money
    from intervention_money as money
    left join answering on money.intervention_id = answering.intervention_id
    left join serving on money.intervention_id = serving.intervention_id
    where money.is_funded and answering.intervention_id is null and serving.intervention_id is null
),

served_priorities as (
    select priority_id
    from register.finding_priorities
    union
    select priority_id
    from register.intervention_priorities
),

priority_counts as (
    select
        cast(count(*) as integer) as in_force,
        cast(count(*) filter (where served.priority_id is null) as integer) as gap_priorities
    from register.priorities as priorities
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
    left join served_priorities as served on priorities.priority_id = served.priority_id
    where
        coalesce(plans.starts_date <= cast($today as date), true)
        and coalesce(plans.ends_date >= cast($today as date), true)
),

awards as (
    select
        grants.intervention_id,
        grants.ends_date,
        case when counts_as('grant_amount_basis', grants.amount_basis) = 'given' then grants.amount end
            as awarded_amount,
        coalesce(
            grants.ends_date
            between cast($today as date) and cast(cast($today as date) + interval 6 month as date),
            false
        ) as is_ending,
        coalesce(grants.ends_date < cast($today as date), false) as has_ended
    from register.grants as grants
    where grants.amount_basis <> 'applied_for'
),

award_counts as (
    select
        cast(count(distinct intervention_id) filter (where is_ending) as integer) as ending_projects,
        sum(awarded_amount) filter (where is_ending) as ending_amount,
        cast(count(*) filter (where is_ending and awarded_amount is null) as integer) as ending_not_known
    from awards
),

paid_projects as (
    select
        intervention_id,
        bool_and(has_ended) as has_ended
    from awards
    group by intervention_id
),

project_counts as (
    select
        cast(count(*) as integer) as paid,
        cast(count(*) filter (where has_ended) as integer) as ended
    from paid_projects
)

select
    cast($today as date) as as_at,
    newest.inspection_id,
    newest.title as inspection_title,
    newest.published_date as inspection_published_date,
    newest.clock_state as inspection_state,
    coalesce(newest.inspectorates, 0) as inspectorates,
    coalesce(newest.findings, 0) as inspection_findings,
    coalesce(newest.replied, 0) as inspection_replied,
    coalesce(newest.to_work, 0) as inspection_to_work,
    coalesce(newest.to_work_replied, 0) as inspection_to_work_replied,
    coalesce(newest.to_work_funded, 0) as inspection_to_work_funded,
    finding_counts.findings,
    finding_counts.to_work,
    finding_counts.to_work_replied,
    finding_counts.to_work_funded,
    clock_counts.inspections,
    clock_counts.running as inspections_running,
    clock_counts.overdue as inspections_overdue,
    clock_counts.begun as inspections_begun,
    clock_counts.not_recorded as inspections_not_recorded,
    clock_counts.answered as inspections_answered,
    clock_counts.next_day,
    finding_counts.finding_dates_ahead,
    finding_counts.finding_dates_passed,
    finding_counts.gap_findings,
    money_gaps.gap_money,
    priority_counts.gap_priorities,
    priority_counts.in_force as priorities_in_force,
    award_counts.ending_projects,
    award_counts.ending_amount,
    award_counts.ending_not_known,
    project_counts.ended as ended_projects,
    project_counts.paid as paid_projects
from finding_counts
cross join clock_counts
cross join money_gaps
cross join priority_counts
cross join award_counts
cross join project_counts
left join newest on true
order by as_at
