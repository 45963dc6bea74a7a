-- One row per priority of the Plans in force on a day, with the texts by which it is suggested.
--
-- param today DATE without a day the priorities of every Plan are given
--
-- column priority_id VARCHAR
-- column title VARCHAR
-- column summary VARCHAR
--
-- grain priority_id

select
    priorities.priority_id,
    priorities.title,
    priorities.summary
from register.priorities as priorities
inner join register.plans as plans on priorities.plan_id = plans.plan_id
where
    cast($today as date) is null
    or (
        coalesce(plans.starts_date <= cast($today as date), true)
        and coalesce(plans.ends_date >= cast($today as date), true)
    )
order by priorities.priority_id
