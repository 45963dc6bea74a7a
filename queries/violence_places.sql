-- One row per force, local authority or ward: offences of one type in the newest twelve months, and in the twelve before.
--
-- A sum is given only when every one of its months is on record. Rates count residents, not visitors. Wards are sums of
-- the small areas that fit them best, some of only one or two; their small numbers are hidden, with others that would give
-- them away.
--
-- A change is called more or fewer only where chance would hardly make it. Of the force and its local authorities: by more
-- than 1.96 times the square root of both years' sum. Of a ward: against the other wards together (log ratio, its error
-- widened by the spread of the others), at most one in twenty of those called so expected to be wrong (Benjamini and
-- Hochberg). Wards are compared by their shown counts only, at least five in each year, so a change gives no hidden one away.
-- Months are given for the force and its local authorities only: by month, the numbers of a ward are too small to be shown.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
-- param  today       DATE     day on which funding is looked at
-- param  months      INTEGER  length of the period in months; twelve when it is not given
--
-- column area_id           VARCHAR
-- column name              VARCHAR
-- column area_type         VARCHAR
-- column area_type_label   VARCHAR
-- column parent_name       VARCHAR?
-- column authority_id      VARCHAR? the local authority that it lies in, or is
-- column latitude          DOUBLE?  degrees, centre of the boundary
-- column longitude         DOUBLE?  degrees, centre of the boundary
-- column residents         INTEGER? Census 2021
-- column small_areas       INTEGER? small areas of about 1,500 people that lie in it
-- column period_from       DATE?    first day of the newest period
-- column period_to         DATE?    last day of the newest period
-- column offences          BIGINT?  in the newest period; empty where hidden or not on record
-- column previous_offences BIGINT?  in the period of the same length before it
-- column change            BIGINT?  newest less previous
-- column rate              DOUBLE?  offences in the newest period for each 1,000 residents
-- column rate_rank         BIGINT?  place by rate among places of its kind in this force, 1 is highest
-- column peers             BIGINT   places of its kind with a rate
-- column force_name        VARCHAR
-- column force_rate        DOUBLE?  the same rate of the whole force
-- column direction         VARCHAR? more, fewer or chance; empty where two years cannot be compared
-- column monthly           BIGINT[]? offences in each month of the newest period, oldest first; empty for wards
-- column projects          INTEGER interventions that name this place itself
-- column projects_today    INTEGER interventions that name it, or a place in it, with funding today
-- column projects_other    INTEGER other interventions that name it, or a place in it: funding ended, later, not known or none
-- column around_today      INTEGER interventions that name only the local authority or force around it, with funding today
-- column around_other      INTEGER other interventions that name only the local authority or force around it
-- column is_hidden         BOOLEAN  the newest count is hidden, because it is small or would give a small one away
--
-- grain  area_id

with counted as (
    select
        *,
        round(offences * 1000.0 / nullif(population, 0), 2) as rate
    from
        offences_in_two_years(
            cast($force_id as varchar),
            cast($crime_type as varchar),
            coalesce(cast($months as integer), 12)
        )
),

comparable as (
    select
        area_id,
        offences as newest,
        previous_offences as previous
    from counted
    where area_type = 'ward' and offences >= 5 and previous_offences >= 5
),

all_comparable as (
    select
        sum(newest) as newest,
        sum(previous) as previous
    from comparable
),

wards as (
    select
        comparable.area_id,
        comparable.newest,
        comparable.previous,
        all_comparable.newest - comparable.newest as newest_elsewhere,
        all_comparable.previous - comparable.previous as previous_elsewhere
    from comparable
    cross join all_comparable
),

scored as (
    select
        area_id,
        ln(newest / previous) - ln(newest_elsewhere / previous_elsewhere) as difference,
        (ln(newest / previous) - ln(newest_elsewhere / previous_elsewhere))
        / sqrt(1.0 / newest + 1.0 / previous + 1.0 / newest_elsewhere + 1.0 / previous_elsewhere) as z
    from wards
    where newest_elsewhere > 0 and previous_elsewhere > 0
),

all_scored as (
    select
        sum(z * z) as squares,
        count(*) as compared
    from scored
),

-- The spread of the others is never taken as less than chance alone makes.
widened as (
    select
        scored.area_id,
        scored.difference,
        all_scored.compared,
        abs(scored.z) / sqrt(
            greatest(
                1.0,
                (all_scored.squares - scored.z * scored.z) / nullif(all_scored.compared - 1, 0)
            )
        ) / sqrt(2.0) as reach
    from scored
    cross join all_scored
),

-- How often chance alone goes so far, either way (Abramowitz and Stegun 7.1.26, right to seven decimals).
chances as (
    select
        area_id,
        difference,
        compared,
        exp(-reach * reach) * (1.0 / (1.0 + 0.3275911 * reach)) * (
            0.254829592 + (1.0 / (1.0 + 0.3275911 * reach)) * (
                -0.284496736 + (1.0 / (1.0 + 0.3275911 * reach)) * (
                    1.421413741 + (1.0 / (1.0 + 0.3275911 * reach)) * (
                        -1.453152027 + (1.0 / (1.0 + 0.3275911 * reach)) * 1.061405429
                    )
                )
            )
        ) as chance
    from widened
),

placed as (
    select
        *,
        row_number() over (order by chance, area_id) as place
    from chances
),

called as (
    select max(place) as last_place
    from placed
    where chance <= 0.05 * place / compared
),

directions as (
    select
        placed.area_id,
        case
            when called.last_place is null or placed.place > called.last_place then 'chance'
            when placed.difference > 0 then 'more'
            else 'fewer'
        end as direction
    from placed
    cross join called
    union all
    select
        area_id,
        case
            when abs(offences - previous_offences) <= 1.96 * sqrt(offences + previous_offences) then 'chance'
            when offences > previous_offences then 'more'
            else 'fewer'
        end as direction
    from counted
    where area_type <> 'ward' and offences is not null and previous_offences is not null
),

recent as (
    select
        monthly.area_id,
        list(monthly.offences order by monthly.month_start) as monthly
    from
        monthly_offences(cast($force_id as varchar), cast($crime_type as varchar)) as monthly
    inner join counted on monthly.area_id = counted.area_id
    where
        counted.offences is not null
        and counted.area_type <> 'ward'
        and monthly.month_start between counted.period_from and counted.period_to
    group by monthly.area_id
),

places as (
    select
        area_id,
        area_type,
        ward_id,
        local_authority_id
    from places_within(cast($force_id as varchar))
),

containing as (
    select
        area_id as inner_id,
        unnest([ward_id, local_authority_id, cast($force_id as varchar)]) as area_id
    from places
),

here as (
    select distinct
        containing.area_id,
        at_work.intervention_id
    from containing
    inner join register.intervention_areas as at_work on containing.inner_id = at_work.area_id
    where containing.area_id is not null
),

above as (
    select
        area_id,
        unnest([
            case when area_type = 'ward' then local_authority_id end,
            case when area_type <> 'force' then cast($force_id as varchar) end
        ]) as above_id
    from places
    where area_type <> 'lsoa'
),

around as (
    select distinct
        above.area_id,
        at_work.intervention_id
    from above
    inner join register.intervention_areas as at_work on above.above_id = at_work.area_id
    left join here on above.area_id = here.area_id and at_work.intervention_id = here.intervention_id
    where here.area_id is null
),

reaching as (
    select
        area_id,
        intervention_id,
        true as is_here
    from here
    union all
    select
        area_id,
        intervention_id,
        false as is_here
    from around
),

reached as (
    select
        reaching.area_id,
        count(*) filter (where reaching.is_here and states.money_state = 'running') as projects_today,
        count(*) filter (where reaching.is_here and states.money_state <> 'running') as projects_other,
        count(*) filter (where not reaching.is_here and states.money_state = 'running') as around_today,
        count(*) filter (where not reaching.is_here and states.money_state <> 'running') as around_other
    from reaching
    inner join
        money_states_on(cast($today as date)) as states
        on reaching.intervention_id = states.intervention_id
    group by reaching.area_id
),

small_areas_counted as (
    select
        containing.area_id,
        count(distinct containing.inner_id) as small_areas
    from containing
    inner join places on containing.inner_id = places.area_id
    where places.area_type = 'lsoa'
    group by containing.area_id
),

projects_named as (
    select
        area_id,
        count(distinct intervention_id) as projects
    from register.intervention_areas
    group by area_id
)

select
    counted.area_id,
    counted.name,
    counted.area_type,
    label_of('area_type', counted.area_type) as area_type_label,
    parents.name as parent_name,
    counted.local_authority_id as authority_id,
    counted.latitude,
    counted.longitude,
    counted.population as residents,
    cast(coalesce(small_areas_counted.small_areas, 0) as integer) as small_areas,
    counted.period_from,
    counted.period_to,
    counted.offences,
    counted.previous_offences,
    counted.offences - counted.previous_offences as change,
    counted.rate,
    case
        when counted.rate is not null
            then rank() over (partition by counted.area_type order by counted.rate desc nulls last)
    end as rate_rank,
    count(counted.rate) over (partition by counted.area_type) as peers,
    forces.name as force_name,
    forces.rate as force_rate,
    directions.direction,
    recent.monthly,
    cast(coalesce(projects_named.projects, 0) as integer) as projects,
    cast(coalesce(reached.projects_today, 0) as integer) as projects_today,
    cast(coalesce(reached.projects_other, 0) as integer) as projects_other,
    cast(coalesce(reached.around_today, 0) as integer) as around_today,
    cast(coalesce(reached.around_other, 0) as integer) as around_other,
    counted.is_hidden
from counted
inner join counted as forces on forces.area_type = 'force'
left join register.areas as parents on counted.parent_area_id = parents.area_id
left join directions on counted.area_id = directions.area_id
left join recent on counted.area_id = recent.area_id
left join small_areas_counted on counted.area_id = small_areas_counted.area_id
left join projects_named on counted.area_id = projects_named.area_id
left join reached on counted.area_id = reached.area_id
left join
    register.vocabulary_terms as kinds
    on counted.area_type = kinds.term and kinds.vocabulary = 'area_type'
order by kinds.ordinal asc nulls last, counted.rate desc nulls last, counted.name asc, counted.area_id asc
