-- One row per Plan priority with what supports it on a day, by plan (the newest first) and place in it.
--
-- A project serves a priority fully or in part; those on the same subject, and money that is not confirmed, are counted
-- apart. For one priority a project and its money count once. A project that serves two priorities counts in both, so the
-- rows must not be added; plans_supported holds the sums.
--
-- param today DATE
-- param priority_ids VARCHAR[] an empty list keeps all
-- param is_empty BOOLEAN true keeps those of a Plan in force with neither a finding that calls for work nor a project
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
-- column findings INTEGER findings tied to it
-- column findings_calling INTEGER findings that call for work; out of findings
-- column findings_funding_today INTEGER findings answered by a project with funding today; out of findings_calling
-- column findings_answered_not_today INTEGER findings answered only by other projects; out of findings_calling
-- column findings_unanswered INTEGER findings that no project answers; out of findings_calling
-- column projects INTEGER projects that serve it
-- column projects_funding_today INTEGER projects with funding today; out of projects
-- column projects_funding_not_today INTEGER projects whose funding ended, starts later or has no known end; out of projects
-- column projects_without_award INTEGER projects with no funding recorded, or an application only; out of projects
-- column related_projects INTEGER projects on the same subject that do not serve it
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given to projects that serve it
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
--
-- grain priority_id

with ties as (
    select
        links.priority_id,
        coalesce(counts_as('relation', links.relation), '') = 'answers' as serves,
        money.awarded_amount,
        money.other_amount,
        money.not_stated
    from register.intervention_priorities as links
    inner join intervention_money as money on links.intervention_id = money.intervention_id
),

sums as (
    select
        priority_id,
        cast(count(*) filter (where not serves) as integer) as related_projects,
        sum(awarded_amount) filter (where serves) as awarded_amount,
        sum(other_amount) filter (where serves) as other_amount,
        cast(sum(not_stated) filter (where serves) as integer) as not_stated
    from ties
    group by priority_id
)

select
    states.priority_id,
    states.plan_id,
    plans.title as plan_title,
    states.is_in_force as plan_in_force,
    priorities.ordinal,
    priorities.title,
    priorities.summary,
    priorities.source_id,
    sources.title as source_title,
    states.findings,
    states.findings_calling,
    states.findings_funding_today,
    states.findings_calling - states.findings_funding_today - states.findings_unanswered
        as findings_answered_not_today,
    states.findings_unanswered,
    states.projects,
    states.projects_funding_today,
    states.projects - states.projects_funding_today - states.projects_without_award
        as projects_funding_not_today,
    states.projects_without_award,
    coalesce(sums.related_projects, 0) as related_projects,
    sums.awarded_amount,
    sums.other_amount,
    coalesce(sums.not_stated, 0) as not_stated
from priority_states_on(cast($today as date)) as states
inner join register.priorities as priorities on states.priority_id = priorities.priority_id
inner join register.plans as plans on states.plan_id = plans.plan_id
left join sums on states.priority_id = sums.priority_id
left join register.sources as sources on priorities.source_id = sources.source_id
where
    (
        len(cast($priority_ids as varchar[])) = 0
        or list_contains(cast($priority_ids as varchar[]), states.priority_id)
    )
    and (
        not coalesce(cast($is_empty as boolean), false)
        or (states.is_in_force and states.findings_calling = 0 and states.projects = 0)
    )
order by
    plans.starts_date desc nulls last,
    states.plan_id asc,
    priorities.ordinal asc,
    states.priority_id asc
