-- One row per priority of a plan in force on a day that has neither a finding nor a project behind it.
--
-- A plan is in force from its first to its last day; an end that is not known is open.
--
-- param today DATE
-- param limit INTEGER the most rows; null gives all
--
-- column priority_id VARCHAR
-- column plan_id VARCHAR
-- column plan_title VARCHAR
-- column ordinal INTEGER place in the plan
-- column title VARCHAR
-- column findings INTEGER always none here; kept so that the row says so
-- column interventions INTEGER always none here
--
-- grain priority_id

with behind as (
    select
        priorities.priority_id,
        (
            select cast(count(*) as integer)
            from register.finding_priorities as links
            where links.priority_id = priorities.priority_id
        ) as findings,
        (
            select cast(count(*) as integer)
            from register.intervention_priorities as links
            where links.priority_id = priorities.priority_id
        ) as interventions
    from register.priorities as priorities
)

select
    priorities.priority_id,
    priorities.plan_id,
    plans.title as plan_title,
    priorities.ordinal,
    priorities.title,
    behind.findings,
    behind.interventions
from register.priorities as priorities
inner join register.plans as plans on priorities.plan_id = plans.plan_id
inner join behind on priorities.priority_id = behind.priority_id
where
    coalesce(plans.starts_date <= cast($today as date), true)
    and coalesce(plans.ends_date >= cast($today as date), true)
    and behind.findings = 0
    and behind.interventions = 0
order by
    plans.starts_date desc nulls last,
    priorities.plan_id asc,
    priorities.ordinal asc,
    priorities.priority_id asc
limit $limit
