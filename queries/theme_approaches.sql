-- One row per theme and approach with projects on that theme; a theme without projects has one row without an approach.
--
-- A wider theme holds the projects of those below it, each once. A project with several themes counts in each, so themes
-- must not be added up.
--
-- column theme_id VARCHAR
-- column theme_name VARCHAR
-- column parent_theme_id VARCHAR? the wider theme; empty for a wide theme
-- column theme_place INTEGER wide themes in order, each followed by those below it
-- column approach_id VARCHAR?
-- column approach_name VARCHAR?
-- column projects INTEGER projects on the theme with this approach
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given to these; empty where none is known
-- column not_stated INTEGER grants to these without an amount
--
-- grain theme_id, approach_id

with theme_projects as (
    select distinct
        families.theme_id,
        about.intervention_id
    from register.intervention_themes as about
    inner join theme_families as families on about.theme_id = families.below
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
    places.place as theme_place,
    cells.approach_id,
    approaches.name as approach_name,
    coalesce(cells.projects, 0) as projects,
    cells.awarded_amount,
    coalesce(cells.not_stated, 0) as not_stated
from theme_places as places
left join cells on places.theme_id = cells.theme_id
left join register.approaches as approaches on cells.approach_id = approaches.approach_id
order by places.place asc, projects desc, approaches.name asc, cells.approach_id asc
