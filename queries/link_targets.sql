-- What a finding can be linked to, of one kind: what is linked comes first.
--
-- param finding_id VARCHAR
-- param target_type VARCHAR intervention, priority or theme
--
-- column target_id VARCHAR
-- column title VARCHAR
-- column is_linked BOOLEAN
--
-- grain target_id

with targets as (
    select
        'intervention' as target_type,
        intervention_id as target_id,
        name as title
    from register.interventions
    union all
    select
        'priority' as target_type,
        priorities.priority_id as target_id,
        priorities.title || ' (' || plans.title || ')' as title
    from register.priorities as priorities
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
    union all
    select
        'theme' as target_type,
        theme_id as target_id,
        name as title
    from register.themes
),

linked as (
    select
        'intervention' as target_type,
        intervention_id as target_id
    from register.finding_interventions
    where finding_id = cast($finding_id as varchar)
    union all
    select
        'priority' as target_type,
        priority_id as target_id
    from register.finding_priorities
    where finding_id = cast($finding_id as varchar)
    union all
    select
        'theme' as target_type,
        theme_id as target_id
    from register.finding_themes
    where finding_id = cast($finding_id as varchar)
)

select
    targets.target_id,
    targets.title,
    linked.target_id is not null as is_linked
from targets
left join linked
    on targets.target_type = linked.target_type and targets.target_id = linked.target_id
where targets.target_type = cast($target_type as varchar)
order by is_linked desc, targets.title asc, targets.target_id asc
