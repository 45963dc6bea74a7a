-- What the rules of this folder ask. The tables are in a copy of the register that is thrown away.
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

-- One row per thing that an update or a document of evidence may be about; a link that was withdrawn is a row no more.
create or replace view memory.main.known_subjects as (
    select
        subject_type,
        subject_id
    from subjects
    union all
    select
        'link' as subject_type,
        'link-' || finding_id || '-' || target_id as subject_id
    from register.link_decisions
);

-- One row per response that was approved or published by the day, or of which neither day is known.
create or replace macro memory.main.answered(day) as table (
    select inspection_id
    from register.responses
    where coalesce(least(approved_date, published_date) <= day, true)
);

-- One row per finding of a report that such a response answers, its own or another one's.
create or replace macro memory.main.answered_findings(day) as table (
    select findings.finding_id
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    where
        inspections.inspection_id in (select own.inspection_id from answered(day) as own)
        or inspections.covered_by_inspection_id in (select others.inspection_id from answered(day) as others)
);
