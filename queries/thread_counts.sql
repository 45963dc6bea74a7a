-- One row: what the thread picture is made of of an inspection and a plan, and what it leaves out.
--
-- param inspection_id VARCHAR null takes all inspections
-- param plan_id VARCHAR null takes all plans
--
-- column findings INTEGER findings held
-- column drawn INTEGER of these, they call for work or a project answers them
-- column unanswered INTEGER of these, no project answers them
-- column projects INTEGER projects that answer them
-- column projects_awarded INTEGER of these, with pounds known to have been given
-- column awarded_amount DECIMAL(38,2)? these pounds
-- column grants_not_stated INTEGER grants of these projects without an amount
-- column grants_not_given INTEGER grants of these projects whose amount is a ceiling, a share, an application or arithmetic
-- column projects_without_priority INTEGER projects that serve no priority of the plan
-- column awarded_without_priority DECIMAL(38,2)? pounds known to have been given to these
-- column priorities INTEGER priorities of the plan
-- column priorities_served INTEGER of these, served by a project that answers a finding drawn
--
-- grain findings

with scope as (
    select
        links.finding_id,
        links.answering_interventions,
        links.calls_for_work or links.answering_interventions > 0 as is_drawn
    from finding_links as links
    inner join register.findings as findings on links.finding_id = findings.finding_id
    where
        cast($inspection_id as varchar) is null
        or findings.inspection_id = cast($inspection_id as varchar)
),

plan_priorities as (
    select priority_id
    from register.priorities
    where
        cast($plan_id as varchar) is null
        or plan_id = cast($plan_id as varchar)
),

answering as (
    select distinct links.intervention_id
    from register.finding_interventions as links
    inner join scope on links.finding_id = scope.finding_id
    where counts_as('relation', links.relation) = 'answers'
),

serving as (
    select
        links.intervention_id,
        links.priority_id
    from register.intervention_priorities as links
    inner join plan_priorities on links.priority_id = plan_priorities.priority_id
    inner join answering on links.intervention_id = answering.intervention_id
),

finding_sums as (
    select
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where is_drawn) as integer) as drawn,
        cast(count(*) filter (where is_drawn and answering_interventions = 0) as integer) as unanswered
    from scope
),

project_sums as (
    select
        cast(count(*) as integer) as projects,
        cast(count(money.awarded_amount) as integer) as projects_awarded,
        sum(money.awarded_amount) as awarded_amount,
        cast(coalesce(sum(money.not_stated), 0) as integer) as grants_not_stated,
        cast(count(*) filter (
            where answering.intervention_id not in (select serving.intervention_id from serving)
        ) as integer) as projects_without_priority,
        sum(money.awarded_amount) filter (
            where answering.intervention_id not in (select serving.intervention_id from serving)
        ) as awarded_without_priority
    from answering
    inner join intervention_money as money on answering.intervention_id = money.intervention_id
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
    finding_sums.findings,
    finding_sums.drawn,
    finding_sums.unanswered,
    project_sums.projects,
    project_sums.projects_awarded,
    project_sums.awarded_amount,
    project_sums.grants_not_stated,
    grant_sums.grants_not_given,
    project_sums.projects_without_priority,
    project_sums.awarded_without_priority,
    priority_sums.priorities,
    priority_sums.priorities_served
from finding_sums
cross join project_sums
cross join grant_sums
cross join priority_sums
order by finding_sums.findings
