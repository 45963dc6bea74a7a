-- One row: how much is covered and how much is not, over the whole register on a day.
--
-- param today DATE
--
-- column findings INTEGER
-- column calling INTEGER findings that call for work: neither positive practices nor for others
-- column answered INTEGER of these, a project answers them
-- column funded INTEGER of these, a funded project answers them
-- column unanswered INTEGER of these, no project answers them
-- column projects INTEGER
-- column funded_projects INTEGER
-- column projects_answering INTEGER funded projects that answer a finding
-- column projects_priority_only INTEGER funded projects that serve a Plan priority but answer no finding
-- column projects_loose INTEGER funded projects that do neither
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given
-- column awarded_answering DECIMAL(38,2)? of these, to projects that answer a finding
-- column grants INTEGER
-- column grants_not_stated INTEGER grants without an amount
-- column grants_not_given INTEGER grants whose amount is a ceiling, a share, an application or our arithmetic
-- column priorities INTEGER priorities of plans in force on the day
-- column priorities_empty INTEGER of these, with neither a finding nor a project
-- column priorities_without_finding INTEGER of these, with no finding
-- column priorities_without_project INTEGER of these, with no project
--
-- grain findings

with finding_sums as (
    select
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where calls_for_work) as integer) as calling,
        cast(count(*) filter (where calls_for_work and answering_interventions > 0) as integer) as answered,
        cast(count(*) filter (where calls_for_work and funded_interventions > 0) as integer) as funded,
        cast(count(*) filter (where calls_for_work and answering_interventions = 0) as integer) as unanswered
    from finding_links
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

project_sums as (
    select
        cast(count(*) as integer) as projects,
        cast(count(*) filter (where money.is_funded) as integer) as funded_projects,
        cast(count(*) filter (
            where money.is_funded and answering.intervention_id is not null
        ) as integer) as projects_answering,
        cast(count(*) filter (
            where money.is_funded
            and answering.intervention_id is null
            and serving.intervention_id is not null
        ) as integer) as projects_priority_only,
        cast(count(*) filter (
            where money.is_funded and answering.intervention_id is null and serving.intervention_id is null
        ) as integer) as projects_loose,
        sum(money.awarded_amount) as awarded_amount,
        sum(money.awarded_amount) filter (where answering.intervention_id is not null) as awarded_answering,
        cast(coalesce(sum(money.grants), 0) as integer) as grants,
        cast(coalesce(sum(money.not_stated), 0) as integer) as grants_not_stated
    from intervention_money as money
    left join answering on money.intervention_id = answering.intervention_id
    left join serving on money.intervention_id = serving.intervention_id
),

grant_sums as (
    select cast(count(*) as integer) as grants_not_given
    from register.grants
    where amount is not null and counts_as('grant_amount_basis', amount_basis) <> 'given'
),

priority_sums as (
    select
        cast(count(*) as integer) as priorities,
        cast(count(*) filter (where not has_finding and not has_project) as integer) as priorities_empty,
        cast(count(*) filter (where not has_finding) as integer) as priorities_without_finding,
        cast(count(*) filter (where not has_project) as integer) as priorities_without_project
    from (
        select
            priorities.priority_id in (
                select links.priority_id
                from register.finding_priorities as links
            ) as has_finding,
            priorities.priority_id in (
                select links.priority_id
                from register.intervention_priorities as links
            ) as has_project
        from register.priorities as priorities
        inner join register.plans as plans on priorities.plan_id = plans.plan_id
        where
            coalesce(plans.starts_date <= cast($today as date), true)
            and coalesce(plans.ends_date >= cast($today as date), true)
    ) as in_force
)

select
    finding_sums.findings,
    finding_sums.calling,
    finding_sums.answered,
    finding_sums.funded,
    finding_sums.unanswered,
    project_sums.projects,
    project_sums.funded_projects,
    project_sums.projects_answering,
    project_sums.projects_priority_only,
    project_sums.projects_loose,
    project_sums.awarded_amount,
    project_sums.awarded_answering,
    project_sums.grants,
    project_sums.grants_not_stated,
    grant_sums.grants_not_given,
    priority_sums.priorities,
    priority_sums.priorities_empty,
    priority_sums.priorities_without_finding,
    priority_sums.priorities_without_project
from finding_sums
cross join project_sums
cross join grant_sums
cross join priority_sums
order by finding_sums.findings
