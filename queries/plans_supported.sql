-- One row per Police and Crime Plan with what supports its priorities on a day, the newest first.
--
-- Within a plan every finding, project and pound counts once, however many of its priorities it is tied to. Only projects
-- that serve a priority fully or in part, and only money known to have been given, are counted as such.
--
-- param today DATE
--
-- column plan_id VARCHAR
-- column title VARCHAR
-- column starts_date DATE?
-- column ends_date DATE?
-- column date_precision VARCHAR
-- column in_force BOOLEAN whether it is in force on the day; an end that is not known is open
-- column note VARCHAR? what is missing or doubtful
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column priorities INTEGER
-- column priorities_with_finding INTEGER priorities that a finding which calls for work bears on; out of priorities
-- column priorities_with_project INTEGER priorities that a project serves; out of priorities
-- column priorities_empty INTEGER priorities with neither a finding nor a project; out of priorities
-- column findings_calling INTEGER findings that call for work and bear on a priority of it
-- column projects INTEGER projects that serve a priority of it
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given to these; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
--
-- grain plan_id

with priority_counts as (
    select
        plan_id,
        cast(count(*) as integer) as priorities,
        cast(count(*) filter (where findings_calling > 0) as integer) as priorities_with_finding,
        cast(count(*) filter (where projects > 0) as integer) as priorities_with_project,
        cast(count(*) filter (where findings_calling = 0 and projects = 0) as integer) as priorities_empty
    from priority_states_on(cast($today as date))
    group by plan_id
),

finding_counts as (
    select
        priorities.plan_id,
        cast(count(distinct links.finding_id) as integer) as findings_calling
    from register.finding_priorities as links
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
    inner join finding_states_on(cast($today as date)) as states on links.finding_id = states.finding_id
    where states.calls_for_work
    group by priorities.plan_id
),

serving as (
    select distinct
        priorities.plan_id,
        links.intervention_id
    from register.intervention_priorities as links
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
    where counts_as('relation', links.relation) = 'answers'
),

sums as (
    select
        serving.plan_id,
        cast(count(*) as integer) as projects,
        sum(money.awarded_amount) as awarded_amount,
        sum(money.other_amount) as other_amount,
        cast(sum(money.not_stated) as integer) as not_stated
    from serving
    inner join intervention_money as money on serving.intervention_id = money.intervention_id
    group by serving.plan_id
)

select
    plans.plan_id,
    plans.title,
    plans.starts_date,
    plans.ends_date,
    plans.date_precision,
    dated.is_in_force as in_force,
    plans.note,
    plans.source_id,
    sources.title as source_title,
    coalesce(priority_counts.priorities, 0) as priorities,
    coalesce(priority_counts.priorities_with_finding, 0) as priorities_with_finding,
    coalesce(priority_counts.priorities_with_project, 0) as priorities_with_project,
    coalesce(priority_counts.priorities_empty, 0) as priorities_empty,
    coalesce(finding_counts.findings_calling, 0) as findings_calling,
    coalesce(sums.projects, 0) as projects,
    sums.awarded_amount,
    sums.other_amount,
    coalesce(sums.not_stated, 0) as not_stated
from register.plans as plans
inner join plans_on(cast($today as date)) as dated on plans.plan_id = dated.plan_id
left join priority_counts on plans.plan_id = priority_counts.plan_id
left join finding_counts on plans.plan_id = finding_counts.plan_id
left join sums on plans.plan_id = sums.plan_id
left join register.sources as sources on plans.source_id = sources.source_id
order by plans.starts_date desc nulls last, plans.plan_id asc
