-- One row per intervention, with the texts by which links to it are suggested.
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column description VARCHAR
-- column target_group VARCHAR?
-- column approach_name VARCHAR
-- column theme_ids VARCHAR[] its themes
--
-- grain intervention_id

with themed as (
    select
        intervention_id,
        list(theme_id order by theme_id) as theme_ids
    from register.intervention_themes
    group by intervention_id
)

select
    interventions.intervention_id,
    interventions.name,
    interventions.description,
    interventions.target_group,
    approaches.name as approach_name,
    coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids
from register.interventions as interventions
inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
left join themed on interventions.intervention_id = themed.intervention_id
order by interventions.intervention_id
