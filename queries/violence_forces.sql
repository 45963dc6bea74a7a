-- One row per police force area in the register, those where most of our projects work first.
--
-- column area_id   VARCHAR
-- column name      VARCHAR
-- column projects  INTEGER interventions that name the force area as their place
--
-- grain  area_id

with projects_named as (
    select
        area_id,
        count(distinct intervention_id) as projects
    from register.intervention_areas
    group by area_id
)

select
    forces.area_id,
    forces.name,
    cast(coalesce(projects_named.projects, 0) as integer) as projects
from register.areas as forces
left join projects_named on forces.area_id = projects_named.area_id
where forces.area_type = 'force'
order by projects desc, forces.name asc, forces.area_id asc
