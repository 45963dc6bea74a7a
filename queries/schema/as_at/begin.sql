-- What the rules of this folder ask. The tables stand in a copy of the register that is thrown away.
create table memory.main.recorded_by_then (table_name varchar not null, row_key varchar not null);

-- Whether somebody had recorded that row by the day, or one that names it: then it was known.
create or replace macro memory.main.is_recorded(name_of_table, key_of_row) as (
    key_of_row in (
        select known.row_key
        from memory.main.recorded_by_then as known
        where known.table_name = name_of_table
    )
);

-- The day on which what a row was read from came out; null where that is not known.
create or replace macro memory.main.source_day(key_of_source) as (
    (
        select known.published_date
        from register.sources as known
        where known.source_id = key_of_source
    )
);

-- One row per thing that an update or a piece of evidence may be about.
create or replace view memory.main.known_subjects as (
    select
        'finding' as subject_type,
        finding_id as subject_id
    from register.findings
    union all
    select
        'response' as subject_type,
        response_id as subject_id
    from register.responses
    union all
    select
        'action' as subject_type,
        action_id as subject_id
    from register.actions
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.finding_interventions
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.finding_priorities
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.intervention_priorities
);
