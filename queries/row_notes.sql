-- One row per row of the register that carries a note on what is missing or doubtful, table by table.
--
-- param  table_name     VARCHAR  one table; null gives all
-- param  most           INTEGER  rows of each table at most; null gives all
--
-- column table_name     VARCHAR
-- column rows_of_table  INTEGER  rows of that table with a note, shown or not
-- column row_key        VARCHAR
-- column row_label      VARCHAR  what the row is about; its key where it has no words of its own
-- column note           VARCHAR?
--
-- grain  table_name, row_key

with noted as (
    select
        2 as ordinal,
        'sources' as table_name,
        t.source_id as row_key,
        t.title as row_label,
        t.note
    from register.sources as t
    where t.note is not null
    union all
    select
        4 as ordinal,
        'organisations' as table_name,
        t.organisation_id as row_key,
        t.name as row_label,
        t.note
    from register.organisations as t
    where t.note is not null
    union all
    select
        5 as ordinal,
        'inspections' as table_name,
        t.inspection_id as row_key,
        t.title as row_label,
        t.note
    from register.inspections as t
    where t.note is not null
    union all
    select
        8 as ordinal,
        'findings' as table_name,
        t.finding_id as row_key,
        t.summary as row_label,
        t.note
    from register.findings as t
    where t.note is not null
    union all
    select
        10 as ordinal,
        'plans' as table_name,
        t.plan_id as row_key,
        t.title as row_label,
        t.note
    from register.plans as t
    where t.note is not null
    union all
    select
        13 as ordinal,
        'interventions' as table_name,
        t.intervention_id as row_key,
        t.name as row_label,
        t.note
    from register.interventions as t
    where t.note is not null
    union all
    select
        15 as ordinal,
        'intervention_areas' as table_name,
        t.intervention_area_id as row_key,
        t.area_name as row_label,
        t.note
    from register.intervention_areas as t
    where t.note is not null
    union all
    select
        16 as ordinal,
        'intervention_results' as table_name,
        t.result_id as row_key,
        t.measure as row_label,
        t.note
    from register.intervention_results as t
    where t.note is not null
    union all
    select
        17 as ordinal,
        'funds' as table_name,
        t.fund_id as row_key,
        t.name as row_label,
        t.note
    from register.funds as t
    where t.note is not null
    union all
    select
        18 as ordinal,
        'grants' as table_name,
        t.grant_id as row_key,
        t.grant_id as row_label,
        t.note
    from register.grants as t
    where t.note is not null
    union all
    select
        19 as ordinal,
        'responses' as table_name,
        t.response_id as row_key,
        t.summary as row_label,
        t.note
    from register.responses as t
    where t.note is not null
    union all
    select
        20 as ordinal,
        'response_replies' as table_name,
        t.reply_id as row_key,
        t.action_or_reason as row_label,
        t.note
    from register.response_replies as t
    where t.note is not null
    union all
    select
        25 as ordinal,
        'meetings' as table_name,
        t.meeting_id as row_key,
        t.name as row_label,
        t.note
    from register.meetings as t
    where t.note is not null
    union all
    select
        28 as ordinal,
        'measures' as table_name,
        t.measure_id as row_key,
        t.name as row_label,
        t.note
    from register.measures as t
    where t.note is not null
    union all
    select
        29 as ordinal,
        'observations' as table_name,
        t.observation_id as row_key,
        t.observation_id as row_label,
        t.note
    from register.observations as t
    where t.note is not null
),

numbered as (
    select
        ordinal,
        table_name,
        row_key,
        coalesce(row_label, row_key) as row_label,
        note,
        count(*) over (partition by table_name) as rows_of_table,
        row_number() over (partition by table_name order by row_key asc) as place
    from noted
    where cast($table_name as varchar) is null or table_name = cast($table_name as varchar)
)

select
    table_name,
    cast(rows_of_table as integer) as rows_of_table,
    row_key,
    row_label,
    note
from numbered
where place <= coalesce(cast($most as integer), rows_of_table)
order by ordinal asc, row_key asc
