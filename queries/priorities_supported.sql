-- One row per Plan priority with what supports it, by plan (the newest first) and place in it.
--
-- For one priority an intervention and its money count once. An intervention that serves two priorities counts in both,
-- so the rows must not be added; plans_supported holds the sums. Interventions on the same subject, and money that is
-- not confirmed, are counted apart.
--
-- param today DATE
-- param plan_ids VARCHAR[] an empty list keeps all
-- param priority_ids VARCHAR[] an empty list keeps all
--
-- column priority_id VARCHAR
-- column plan_id VARCHAR
-- column plan_title VARCHAR
-- column plan_in_force BOOLEAN
-- column ordinal INTEGER
-- column title VARCHAR
-- column summary VARCHAR
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column findings INTEGER findings tied to it, whatever the relation
-- column findings_unanswered INTEGER of these, call for work and have no intervention that answers them
-- column interventions INTEGER interventions that serve it fully or in part
-- column related_interventions INTEGER interventions on the same subject
-- column running INTEGER serving interventions with funding on the day
-- column evaluated INTEGER serving interventions with an evaluation, published or under way
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column without_amount INTEGER serving interventions with no confirmed amount
--
-- grain priority_id

with finding_counts as (
    select
        links.priority_id,
        cast(count(*) as integer) as findings,
        cast(
            count(*) filter (
                where behind.calls_for_work and behind.answering_interventions = 0
            ) as integer
        ) as findings_unanswered
    from register.finding_priorities as links
    inner join finding_links as behind on links.finding_id = behind.finding_id
    group by links.priority_id
),

ties as (
    select
        links.priority_id,
        coalesce(counts_as('relation', links.relation), '') = 'answers' as serves,
        coalesce(counts_as('evaluation_status', interventions.evaluation_status), '')
        = 'evaluated' as is_evaluated,
        states.money_state = 'running' as is_running,
        money.awarded_amount,
        money.other_amount,
        money.not_stated
    from register.intervention_priorities as links
    inner join
        register.interventions as interventions
        on links.intervention_id = interventions.intervention_id
    inner join intervention_money as money on links.intervention_id = money.intervention_id
    inner join
        money_states_on(cast($today as date)) as states
        on links.intervention_id = states.intervention_id
),

intervention_counts as (
    select
        priority_id,
        cast(count(*) filter (where serves) as integer) as interventions,
        cast(count(*) filter (where not serves) as integer) as related_interventions,
        cast(count(*) filter (where serves and is_running) as integer) as running,
        cast(count(*) filter (where serves and is_evaluated) as integer) as evaluated,
        sum(awarded_amount) filter (where serves) as awarded_amount,
        sum(other_amount) filter (where serves) as other_amount,
        cast(sum(not_stated) filter (where serves) as integer) as not_stated,
        cast(count(*) filter (where serves and awarded_amount is null) as integer) as without_amount
    from ties
    group by priority_id
)

select
    priorities.priority_id,
    priorities.plan_id,
    plans.title as plan_title,
    coalesce(plans.starts_date <= cast($today as date), true)
    and coalesce(plans.ends_date >= cast($today as date), true) as plan_in_force,
    priorities.ordinal,
    priorities.title,
    priorities.summary,
    priorities.source_id,
    sources.title as source_title,
    coalesce(finding_counts.findings, 0) as findings,
    coalesce(finding_counts.findings_unanswered, 0) as findings_unanswered,
    coalesce(intervention_counts.interventions, 0) as interventions,
    coalesce(intervention_counts.related_interventions, 0) as related_interventions,
    coalesce(intervention_counts.running, 0) as running,
    coalesce(intervention_counts.evaluated, 0) as evaluated,
    intervention_counts.awarded_amount,
    intervention_counts.other_amount,
    coalesce(intervention_counts.not_stated, 0) as not_stated,
    coalesce(intervention_counts.without_amount, 0) as without_amount
from register.priorities as priorities
inner join register.plans as plans on priorities.plan_id = plans.plan_id
left join finding_counts on priorities.priority_id = finding_counts.priority_id
left join intervention_counts on priorities.priority_id = intervention_counts.priority_id
left join register.sources as sources on priorities.source_id = sources.source_id
where
    (
        len(cast($plan_ids as varchar[])) = 0
        or list_contains(cast($plan_ids as varchar[]), priorities.plan_id)
    )
    and (
        len(cast($priority_ids as varchar[])) = 0
        or list_contains(cast($priority_ids as varchar[]), priorities.priority_id)
    )
order by
    plans.starts_date desc nulls last,
    priorities.plan_id asc,
    priorities.ordinal asc,
    priorities.priority_id asc
