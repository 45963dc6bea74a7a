-- One row per thing that a briefing can be about, with its name: an inspection, theme, Plan priority, place, body or
-- finding.
--
-- Small areas are found by their key only: there are too many of them for a list.
--
-- param subject VARCHAR inspection, theme, priority, area, body or finding; null gives all but findings
-- param subject_id VARCHAR one of them; null gives all
--
-- column subject VARCHAR
-- column subject_id VARCHAR
-- column name VARCHAR
-- column detail VARCHAR? day of publication, wider theme, plan, or kind of place or body; empty where there is none
-- column ordinal INTEGER place in a list
--
-- grain subject, subject_id

with inspections as (
    select
        'inspection' as subject,
        inspections.inspection_id as subject_id,
        inspections.title as name,
        cast(inspections.published_date as varchar) as detail,
        row_number() over (
            order by inspections.published_date desc nulls last, inspections.inspection_id asc
        ) as place
    from register.inspections as inspections
),

themes as (
    select
        'theme' as subject,
        themes.theme_id as subject_id,
        themes.name,
        wider.name as detail,
        row_number() over (
            order by
                coalesce(wider.name, themes.name) asc,
                themes.parent_theme_id asc nulls first,
                themes.name asc,
                themes.theme_id asc
        ) as place
    from register.themes as themes
    left join register.themes as wider on themes.parent_theme_id = wider.theme_id
),

priorities as (
    select
        'priority' as subject,
        priorities.priority_id as subject_id,
        priorities.title as name,
        plans.title as detail,
        row_number() over (
            order by plans.starts_date desc nulls last, priorities.ordinal asc, priorities.priority_id asc
        ) as place
    from register.priorities as priorities
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
),

places as (
    select
        'area' as subject,
        areas.area_id as subject_id,
        areas.name,
        label_of('area_type', areas.area_type) as detail,
        row_number() over (order by kinds.ordinal asc nulls last, areas.name asc, areas.area_id asc) as place
    from register.areas as areas
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'area_type' and areas.area_type = kinds.term
    where areas.area_type <> 'lsoa' or areas.area_id = cast($subject_id as varchar)
),

findings as (
    select
        'finding' as subject,
        findings.finding_id as subject_id,
        findings.summary as name,
        inspections.title as detail,
        row_number() over (
            order by
                inspections.published_date desc nulls last,
                findings.inspection_id asc,
                findings.ordinal asc,
                findings.finding_id asc
        ) as place
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    where cast($subject as varchar) = 'finding'
),

bodies as (
    select
        'body' as subject,
        bodies.organisation_id as subject_id,
        bodies.name,
        label_of('organisation_type', bodies.organisation_type) as detail,
        row_number() over (order by lower(bodies.name), bodies.organisation_id) as place
    from register.organisations as bodies
),

everything as (
    select * from inspections
    union all
    select * from themes
    union all
    select * from priorities
    union all
    select * from places
    union all
    select * from bodies
    union all
    select * from findings
)

select
    everything.subject,
    everything.subject_id,
    everything.name,
    everything.detail,
    cast(everything.place as integer) as ordinal
from everything
where
    coalesce(everything.subject = cast($subject as varchar), true)
    and coalesce(everything.subject_id = cast($subject_id as varchar), true)
order by everything.subject asc, everything.place asc, everything.subject_id asc
