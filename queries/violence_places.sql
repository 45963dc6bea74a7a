-- One row per force, local authority or ward: offences of one type in the newest twelve months, and in the twelve before.
--
-- A sum is given only when every one of its months is on record. Rates count residents, not visitors. Wards are sums of
-- the small areas that fit them best, some of only one or two; their small numbers are hidden, with others that would give
-- them away.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
-- param  months      INTEGER  length of the period in months; twelve when it is not given
--
-- column area_id           VARCHAR
-- column name              VARCHAR
-- column area_type         VARCHAR
-- column area_type_label   VARCHAR
-- column parent_name       VARCHAR?
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
-- column projects          INTEGER interventions that name this place itself
-- column is_hidden         BOOLEAN  the newest count is hidden, because it is small or would give a small one away
--
-- grain  area_id

with small_areas_held as (
    select
        unnest([ward_id, local_authority_id, cast($force_id as varchar)]) as area_id,
        area_id as small_area_id
    from places_within(cast($force_id as varchar))
    where area_type = 'lsoa'
),

small_areas_counted as (
    select
        area_id,
        count(distinct small_area_id) as small_areas
    from small_areas_held
    group by area_id
),

projects_named as (
    select
        area_id,
        count(distinct intervention_id) as projects
    from register.intervention_areas
    group by area_id
),

places as (
    select *
    from
        offences_in_two_years(
            cast($force_id as varchar),
            cast($crime_type as varchar),
            coalesce(cast($months as integer), 12)
        )
),

rated as (
    select
        *,
        round(offences * 1000.0 / nullif(population, 0), 2) as rate
    from places
)

select
    rated.area_id,
    rated.name,
    rated.area_type,
    label_of('area_type', rated.area_type) as area_type_label,
    parents.name as parent_name,
    rated.latitude,
    rated.longitude,
    rated.population as residents,
    cast(coalesce(small_areas_counted.small_areas, 0) as integer) as small_areas,
    rated.period_from,
    rated.period_to,
    rated.offences,
    rated.previous_offences,
    rated.offences - rated.previous_offences as change,
    rated.rate,
    case
        when rated.rate is not null
            then rank() over (partition by rated.area_type order by rated.rate desc nulls last)
    end as rate_rank,
    count(rated.rate) over (partition by rated.area_type) as peers,
    cast(coalesce(projects_named.projects, 0) as integer) as projects,
    rated.is_hidden
from rated
left join register.areas as parents on rated.parent_area_id = parents.area_id
left join small_areas_counted on rated.area_id = small_areas_counted.area_id
left join projects_named on rated.area_id = projects_named.area_id
left join
    register.vocabulary_terms as kinds
    on rated.area_type = kinds.term and kinds.vocabulary = 'area_type'
order by kinds.ordinal asc nulls last, rated.rate desc nulls last, rated.name asc, rated.area_id asc
