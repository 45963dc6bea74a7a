-- One row per police force area in the register, those where most of our projects work first.
--
-- param  area_id   VARCHAR key of a place: the force areas that it lies in, or is; null gives all
--
-- column area_id   VARCHAR
-- column name      VARCHAR
-- column projects  INTEGER interventions that name the force area as their place
--
-- grain  area_id

with recursive around as (
    select
        area_id,
        parent_area_id
    from register.areas
    where area_id = cast($area_id as varchar)
    -- "union" and not "union all": two places that name each other as parents must not turn for ever.
    union
    select
        parents.area_id,
        parents.parent_area_id
    from around
    inner join register.areas as parents on around.parent_area_id = parents.area_id
),

projects_named as (
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
where
    forces.area_type = 'force'
    and (cast($area_id as varchar) is null or forces.area_id in (select around.area_id from around))
order by projects desc, forces.name asc, forces.area_id asc
