-- One row per row of the register that cites one source, table by table.
--
-- param  source_id      VARCHAR
-- param  most           INTEGER  rows of each table at most; null gives all
--
-- column table_name     VARCHAR
-- column rows_of_table  INTEGER  rows of that table that cite the source, shown or not
-- column row_key        VARCHAR
-- column row_label      VARCHAR  what the row is about; its key where it has no words of its own
--
-- grain  table_name, row_key

with citing as (
    select
        3 as ordinal,
        'areas' as table_name,
        t.area_id as row_key,
        t.name as row_label
    from register.areas as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        4 as ordinal,
        'organisations' as table_name,
        t.organisation_id as row_key,
        t.name as row_label
    from register.organisations as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        5 as ordinal,
        'inspections' as table_name,
        t.inspection_id as row_key,
        t.title as row_label
    from register.inspections as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        6 as ordinal,
        'inspection_organisations' as table_name,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_key,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_label
    from register.inspection_organisations as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        7 as ordinal,
        'themes' as table_name,
        t.theme_id as row_key,
        t.name as row_label
    from register.themes as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        8 as ordinal,
        'findings' as table_name,
        t.finding_id as row_key,
        t.summary as row_label
    from register.findings as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        10 as ordinal,
        'plans' as table_name,
        t.plan_id as row_key,
        t.title as row_label
    from register.plans as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        11 as ordinal,
        'priorities' as table_name,
        t.priority_id as row_key,
        t.title as row_label
    from register.priorities as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        12 as ordinal,
        'approaches' as table_name,
        t.approach_id as row_key,
        t.name as row_label
    from register.approaches as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        13 as ordinal,
        'interventions' as table_name,
        t.intervention_id as row_key,
        t.name as row_label
    from register.interventions as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        15 as ordinal,
        'intervention_areas' as table_name,
        t.intervention_area_id as row_key,
        t.area_name as row_label
    from register.intervention_areas as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        16 as ordinal,
        'intervention_results' as table_name,
        t.result_id as row_key,
        t.measure as row_label
    from register.intervention_results as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        17 as ordinal,
        'funds' as table_name,
        t.fund_id as row_key,
        t.name as row_label
    from register.funds as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        18 as ordinal,
        'grants' as table_name,
        t.grant_id as row_key,
        t.grant_id as row_label
    from register.grants as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        19 as ordinal,
        'responses' as table_name,
        t.response_id as row_key,
        t.summary as row_label
    from register.responses as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        20 as ordinal,
        'response_replies' as table_name,
        t.reply_id as row_key,
        t.action_or_reason as row_label
    from register.response_replies as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        21 as ordinal,
        'finding_interventions' as table_name,
        t.link_id as row_key,
        t.rationale as row_label
    from register.finding_interventions as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        22 as ordinal,
        'finding_priorities' as table_name,
        t.link_id as row_key,
        t.rationale as row_label
    from register.finding_priorities as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        23 as ordinal,
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        t.rationale as row_label
    from register.intervention_priorities as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        25 as ordinal,
        'meetings' as table_name,
        t.meeting_id as row_key,
        t.name as row_label
    from register.meetings as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        28 as ordinal,
        'measures' as table_name,
        t.measure_id as row_key,
        t.name as row_label
    from register.measures as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        29 as ordinal,
        'observations' as table_name,
        t.observation_id as row_key,
        t.observation_id as row_label
    from register.observations as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        30 as ordinal,
        'documents' as table_name,
        t.document_id as row_key,
        t.file_name as row_label
    from register.documents as t
    where t.source_id = cast($source_id as varchar)
    union all
    select
        33 as ordinal,
        'finding_addressees' as table_name,
        t.finding_id || ' / ' || t.organisation_id as row_key,
        t.finding_id || ' / ' || t.organisation_id as row_label
    from register.finding_addressees as t
    where t.source_id = cast($source_id as varchar)
),

numbered as (
    select
        ordinal,
        table_name,
        row_key,
        coalesce(row_label, row_key) as row_label,
        count(*) over (partition by table_name) as rows_of_table,
        row_number() over (partition by table_name order by row_key asc) as place
    from citing
)

select
    table_name,
    cast(rows_of_table as integer) as rows_of_table,
    row_key,
    row_label
from numbered
where place <= coalesce(cast($most as integer), rows_of_table)
order by ordinal asc, row_key asc
