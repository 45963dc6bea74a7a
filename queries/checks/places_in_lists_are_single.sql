-- Findings of one report, priorities of one plan or terms of one vocabulary that share a place in their list.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the list and the place that is taken already
--
-- grain  table_name, row_key

with places as (
    select
        'findings' as table_name,
        finding_id as row_key,
        inspection_id as list_name,
        ordinal
    from register.findings
    union all
    select
        'priorities' as table_name,
        priority_id as row_key,
        plan_id as list_name,
        ordinal
    from register.priorities
    union all
    select
        'vocabulary_terms' as table_name,
        vocabulary || ' / ' || term as row_key,
        vocabulary as list_name,
        ordinal
    from register.vocabulary_terms
)

select
    table_name,
    row_key,
    'ordinal' as column_name,
    list_name || ' ' || cast(ordinal as varchar) as value
from places
qualify row_number() over (partition by table_name, list_name, ordinal order by row_key) > 1
order by table_name, row_key
