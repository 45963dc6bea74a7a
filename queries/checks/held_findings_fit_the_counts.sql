-- Reports with more findings of a kind held here than the report is said to have.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  how many are held and how many are stated
--
-- grain  row_key, column_name

with held as (
    select
        inspection_id,
        count(*) filter (where finding_type = 'recommendation') as recommendations,
        count(*) filter (where finding_type = 'cause_of_concern') as causes_of_concern,
        count(*) filter (where finding_type = 'area_for_improvement') as areas_for_improvement
    from register.findings
    group by inspection_id
),

counts as (
    select
        inspections.inspection_id as row_key,
        'recommendation_count' as column_name,
        held.recommendations as held,
        inspections.recommendation_count as stated
    from register.inspections as inspections
    inner join held on inspections.inspection_id = held.inspection_id
    union all
    select
        inspections.inspection_id as row_key,
        'cause_of_concern_count' as column_name,
        held.causes_of_concern as held,
        inspections.cause_of_concern_count as stated
    from register.inspections as inspections
    inner join held on inspections.inspection_id = held.inspection_id
    union all
    select
        inspections.inspection_id as row_key,
        'area_for_improvement_count' as column_name,
        held.areas_for_improvement as held,
        inspections.area_for_improvement_count as stated
    from register.inspections as inspections
    inner join held on inspections.inspection_id = held.inspection_id
)

select
    'inspections' as table_name,
    row_key,
    column_name,
    cast(held as varchar) || ' held, ' || cast(stated as varchar) || ' stated' as value
from counts
where held > stated
order by row_key, column_name
