-- One row per theme and approach with projects on that theme; a theme without projects has one row without an approach.
--
-- A wider theme holds the projects and findings of those below it, each once. A project with several themes counts in each,
-- so themes must not be added up.
--
-- column theme_id VARCHAR
-- column theme_name VARCHAR
-- column parent_theme_id VARCHAR? the wider theme; empty for a wide theme
-- column theme_place INTEGER wide themes in order, each followed by those below it
-- column calling INTEGER findings on the theme that call for work
-- column unanswered INTEGER of these, no project answers them
-- column theme_projects INTEGER projects on the theme, whatever their approach
-- column approach_id VARCHAR?
-- column approach_name VARCHAR?
-- column projects INTEGER projects on the theme with this approach
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given to these; empty where none is known
-- column not_stated INTEGER grants to these without an amount
--
-- grain theme_id, approach_id

with places as (
    select
        themes.theme_id,
        themes.name,
        themes.parent_theme_id,
        row_number() over (
            order by
                lower(coalesce(parents.name, themes.name)) asc,
                coalesce(themes.parent_theme_id, themes.theme_id) asc,
                themes.parent_theme_id is not null asc,
                lower(themes.name) asc,
                themes.theme_id asc
        ) as place
    from register.themes as themes
    left join register.themes as parents on themes.parent_theme_id = parents.theme_id
),

families as (
    select
        theme_id as member_id,
        unnest([theme_id, parent_theme_id]) as theme_id
    from register.themes
),

finding_sums as (
    select
        families.theme_id,
        cast(count(distinct about.finding_id) filter (where links.calls_for_work) as integer) as calling,
        cast(count(distinct about.finding_id) filter (
            where links.calls_for_work and links.answering_interventions = 0
        ) as integer) as unanswered
    from register.finding_themes as about
    inner join families on about.theme_id = families.member_id
    inner join finding_links as links on about.finding_id = links.finding_id
    group by families.theme_id
),

theme_projects as (
    select distinct
        families.theme_id,
        about.intervention_id
    from register.intervention_themes as about
    inner join families on about.theme_id = families.member_id
    where families.theme_id is not null
),

cells as (
    select
        theme_projects.theme_id,
        interventions.approach_id,
        cast(count(*) as integer) as projects,
        sum(money.awarded_amount) as awarded_amount,
        cast(sum(money.not_stated) as integer) as not_stated
    from theme_projects
    inner join register.interventions as interventions
        on theme_projects.intervention_id = interventions.intervention_id
    inner join intervention_money as money on theme_projects.intervention_id = money.intervention_id
    group by theme_projects.theme_id, interventions.approach_id
)

select
    places.theme_id,
    places.name as theme_name,
    places.parent_theme_id,
    cast(places.place as integer) as theme_place,
    coalesce(finding_sums.calling, 0) as calling,
    coalesce(finding_sums.unanswered, 0) as unanswered,
    cast(coalesce(sum(cells.projects) over (partition by places.theme_id), 0) as integer) as theme_projects,
    cells.approach_id,
    approaches.name as approach_name,
    coalesce(cells.projects, 0) as projects,
    cells.awarded_amount,
    coalesce(cells.not_stated, 0) as not_stated
from places
left join finding_sums on places.theme_id = finding_sums.theme_id
left join cells on places.theme_id = cells.theme_id
left join register.approaches as approaches on cells.approach_id = approaches.approach_id
order by places.place asc, projects desc, approaches.name asc, cells.approach_id asc
