-- One row per Police and Crime Plan with what supports its priorities, the newest first.
--
-- Within a plan every finding, intervention and pound counts once, however many of its priorities it is tied to. Only
-- interventions that serve a priority fully or in part, and only money known to have been given, are counted as such.
--
-- param today DATE
--
-- column plan_id VARCHAR
-- column title VARCHAR
-- column starts_date DATE?
-- column ends_date DATE?
-- column date_precision VARCHAR
-- column published_date DATE? empty where not stated
-- column in_force BOOLEAN whether it is in force on the day; an end that is not known is open
-- column note VARCHAR? what is missing or doubtful
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column priorities INTEGER
-- column without_finding INTEGER priorities that no finding is tied to
-- column without_intervention INTEGER priorities that no intervention is tied to
-- column without_both INTEGER
-- column findings INTEGER
-- column interventions INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
--
-- grain plan_id

with finding_ties as (
    select
        priorities.plan_id,
        priorities.priority_id,
        links.finding_id
    from register.finding_priorities as links
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
),

intervention_ties as (
    select
        priorities.plan_id,
        priorities.priority_id,
        links.intervention_id,
        counts_as('relation', links.relation) = 'answers' as serves
    from register.intervention_priorities as links
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
),

with_findings as (
    select distinct priority_id
    from finding_ties
),

with_interventions as (
    select distinct priority_id
    from intervention_ties
),

priority_counts as (
    select
        priorities.plan_id,
        cast(count(*) as integer) as priorities,
        cast(count(*) filter (where with_findings.priority_id is null) as integer) as without_finding,
        cast(
            count(*) filter (where with_interventions.priority_id is null) as integer
        ) as without_intervention,
        cast(
            count(*) filter (
                where with_findings.priority_id is null and with_interventions.priority_id is null
            ) as integer
        ) as without_both
    from register.priorities as priorities
    left join with_findings on priorities.priority_id = with_findings.priority_id
    left join with_interventions on priorities.priority_id = with_interventions.priority_id
    group by priorities.plan_id
),

finding_counts as (
    select
        plan_id,
        cast(count(distinct finding_id) as integer) as findings
    from finding_ties
    group by plan_id
),

serving as (
    select distinct
        plan_id,
        intervention_id
    from intervention_ties
    where serves
),

sums as (
    select
        serving.plan_id,
        cast(count(*) as integer) as interventions,
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
    plans.published_date,
    coalesce(plans.starts_date <= cast($today as date), true)
    and coalesce(plans.ends_date >= cast($today as date), true) as in_force,
    plans.note,
    plans.source_id,
    sources.title as source_title,
    coalesce(priority_counts.priorities, 0) as priorities,
    coalesce(priority_counts.without_finding, 0) as without_finding,
    coalesce(priority_counts.without_intervention, 0) as without_intervention,
    coalesce(priority_counts.without_both, 0) as without_both,
    coalesce(finding_counts.findings, 0) as findings,
    coalesce(sums.interventions, 0) as interventions,
    sums.awarded_amount,
    sums.other_amount,
    coalesce(sums.not_stated, 0) as not_stated
from register.plans as plans
left join priority_counts on plans.plan_id = priority_counts.plan_id
left join finding_counts on plans.plan_id = finding_counts.plan_id
left join sums on plans.plan_id = sums.plan_id
left join register.sources as sources on plans.source_id = sources.source_id
order by plans.starts_date desc nulls last, plans.plan_id asc
