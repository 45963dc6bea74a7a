-- One row per indicator: its newest value, or none where no figure was found.
--
-- The newest period comes first, then the widest place, then the highest value. Values of different series count different
-- things: no two rows of this frame may be drawn as one line or taken from one another.
--
-- column measure_id       VARCHAR
-- column name             VARCHAR
-- column definition       VARCHAR
-- column unit             VARCHAR
-- column unit_label       VARCHAR
-- column series           VARCHAR
-- column subject          VARCHAR  knives (knives and sharp objects) or other
-- column value            DOUBLE?  in its unit; empty where no figure was found
-- column place_name       VARCHAR?
-- column period_from      DATE?
-- column period_to        DATE?
-- column comparator_value DOUBLE?  a number to set beside it
-- column comparator_label VARCHAR? what that number is
-- column value_note       VARCHAR?
-- column measure_note     VARCHAR?
-- column source_id        VARCHAR of the value, or of the indicator where there is none
-- column source_title     VARCHAR
-- column values_held      INTEGER  values of this indicator in the register, over all periods and places
--
-- grain  measure_id

with newest as (
    select
        observed.*,
        areas.name as area_label,
        cast(count(*) over (partition by observed.measure_id) as integer) as values_held
    from register.observations as observed
    left join register.areas as areas on observed.area_id = areas.area_id
    left join
        register.vocabulary_terms as kinds
        on areas.area_type = kinds.term and kinds.vocabulary = 'area_type'
    qualify row_number() over (
        partition by observed.measure_id
        order by
            observed.period_to desc nulls last,
            kinds.ordinal asc nulls last,
            observed.value desc,
            observed.observation_id asc
    ) = 1
)

select
    measures.measure_id,
    measures.name,
    measures.definition,
    measures.unit,
    label_of('measure_unit', measures.unit) as unit_label,
    measures.series,
    case
        when regexp_matches(lower(measures.name), 'knife|knives|blade|sharp object') then 'knives'
        else 'other'
    end as subject,
    newest.value,
    coalesce(newest.area_label, newest.area_name) as place_name,
    newest.period_from,
    newest.period_to,
    newest.comparator_value,
    newest.comparator_label,
    newest.note as value_note,
    measures.note as measure_note,
    sources.source_id,
    sources.title as source_title,
    coalesce(newest.values_held, 0) as values_held
from register.measures as measures
left join newest on measures.measure_id = newest.measure_id
left join register.sources as sources on coalesce(newest.source_id, measures.source_id) = sources.source_id
order by
    subject asc,
    newest.value is null asc,
    newest.period_to desc nulls last,
    measures.name asc,
    measures.measure_id asc
