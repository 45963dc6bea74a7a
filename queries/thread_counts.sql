-- One row: the projects that answer the findings that call for work of an inspection, and the priorities of a Plan they serve.
--
-- The findings themselves are counted by counts, whose names these columns share.
--
-- param today DATE
-- param inspection_id VARCHAR null takes all inspections
-- param plan_id VARCHAR null takes all Plans
--
-- column projects INTEGER projects that answer a finding that calls for work
-- column projects_funding_today INTEGER projects with funding today; out of projects
-- column projects_funding_later INTEGER projects whose funding starts later; out of projects
-- column projects_end_not_known INTEGER funded projects whose end date is not known; out of projects
-- column projects_funding_ended INTEGER projects whose funding has ended; out of projects
-- column projects_applied_for INTEGER projects with an application only; out of projects
-- column projects_no_funding INTEGER projects with no funding recorded; out of projects
-- column projects_serving INTEGER projects that serve a priority of the Plan; out of projects
-- column projects_other_only INTEGER projects that serve only another Plan; out of projects
-- column projects_awarded INTEGER projects with pounds known to have been given; out of projects
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given
-- column awarded_not_serving DECIMAL(38,2)? pounds given to projects that serve no priority of the Plan; out of
-- awarded_amount
-- column grants_not_stated INTEGER grants of these projects without an amount
-- column grants_not_given INTEGER grants of these projects whose amount is not confirmed
-- column priorities INTEGER priorities of the Plan
-- column priorities_served INTEGER priorities that these projects serve; out of priorities
--
-- grain projects

with plan_priorities as (
    select priority_id
    from register.priorities
    where
        cast($plan_id as varchar) is null
        or plan_id = cast($plan_id as varchar)
),

answering as (
    select distinct links.intervention_id
    from register.finding_interventions as links
    inner join finding_states_on(cast($today as date)) as states on links.finding_id = states.finding_id
    where
        counts_as('relation', links.relation) = 'answers'
        and states.calls_for_work
        and (
            cast($inspection_id as varchar) is null
            or states.inspection_id = cast($inspection_id as varchar)
        )
),

serving as (
    select
        links.intervention_id,
        links.priority_id,
        plan_priorities.priority_id is not null as is_chosen
    from register.intervention_priorities as links
    inner join answering on links.intervention_id = answering.intervention_id
    left join plan_priorities on links.priority_id = plan_priorities.priority_id
    where counts_as('relation', links.relation) = 'answers'
),

projects as (
    select
        states.intervention_id,
        states.funding,
        states.awarded_amount,
        states.not_stated,
        coalesce(bool_or(serving.is_chosen), false) as is_serving,
        count(serving.intervention_id) > 0 as serves_any
    from project_states_on(cast($today as date)) as states
    inner join answering on states.intervention_id = answering.intervention_id
    left join serving on states.intervention_id = serving.intervention_id
    group by states.intervention_id, states.funding, states.awarded_amount, states.not_stated
),

project_sums as (
    select
        cast(count(*) as integer) as projects,
        cast(count(*) filter (where funding = 'running') as integer) as projects_funding_today,
        cast(count(*) filter (where funding = 'to_come') as integer) as projects_funding_later,
        cast(count(*) filter (where funding = 'end_not_stated') as integer) as projects_end_not_known,
        cast(count(*) filter (where funding = 'ended') as integer) as projects_funding_ended,
        cast(count(*) filter (where funding = 'applied_for') as integer) as projects_applied_for,
        cast(count(*) filter (where funding = 'none') as integer) as projects_no_funding,
        cast(count(*) filter (where is_serving) as integer) as projects_serving,
        cast(count(*) filter (where serves_any and not is_serving) as integer) as projects_other_only,
        cast(count(awarded_amount) as integer) as projects_awarded,
        sum(awarded_amount) as awarded_amount,
        sum(awarded_amount) filter (where not is_serving) as awarded_not_serving,
        cast(coalesce(sum(not_stated), 0) as integer) as grants_not_stated
    from projects
),

grant_sums as (
    select cast(count(*) as integer) as grants_not_given
    from register.grants as grants
    inner join answering on grants.intervention_id = answering.intervention_id
    where grants.amount is not null and counts_as('grant_amount_basis', grants.amount_basis) <> 'given'
),

priority_sums as (
    select
        cast(count(*) as integer) as priorities,
        cast(count(*) filter (
            where priority_id in (select serving.priority_id from serving)
        ) as integer) as priorities_served
    from plan_priorities
)

select
    project_sums.projects,
    project_sums.projects_funding_today,
    project_sums.projects_funding_later,
    project_sums.projects_end_not_known,
    project_sums.projects_funding_ended,
    project_sums.projects_applied_for,
    project_sums.projects_no_funding,
    project_sums.projects_serving,
    project_sums.projects_other_only,
    project_sums.projects_awarded,
    project_sums.awarded_amount,
    project_sums.awarded_not_serving,
    project_sums.grants_not_stated,
    grant_sums.grants_not_given,
    priority_sums.priorities,
    priority_sums.priorities_served
from project_sums
cross join grant_sums
cross join priority_sums
order by project_sums.projects
