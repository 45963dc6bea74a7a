-- One row per kind of text that links are suggested from, with a mark that changes when any of these texts does.
--
-- column kind VARCHAR intervention, theme, priority or finding
-- column mark VARCHAR 32 hexadecimal digits; the same texts always have the same
--
-- grain kind

with texts as (
    select
        'intervention' as kind,
        to_json([
            interventions.intervention_id,
            interventions.name,
            interventions.description,
            interventions.target_group,
            approaches.name
        ]) as text
    from register.interventions as interventions
    inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
    union all
    select
        'intervention' as kind,
        to_json([intervention_id, theme_id]) as text
    from register.intervention_themes
    union all
    select
        'theme' as kind,
        to_json([theme_id, name, definition, terms]) as text
    from register.themes
    union all
    select
        'priority' as kind,
        to_json([
            priorities.priority_id,
            priorities.title,
            priorities.summary,
            cast(plans.starts_date as varchar),
            cast(plans.ends_date as varchar)
        ]) as text
    from register.priorities as priorities
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
    union all
    select
        'finding' as kind,
        to_json([finding_id, summary]) as text
    from register.findings
    union all
    select
        'finding' as kind,
        to_json([finding_id, theme_id]) as text
    from register.finding_themes
)

select
    kind,
    md5(string_agg(md5(cast(text as varchar)), '' order by text)) as mark
from texts
group by kind
order by kind
