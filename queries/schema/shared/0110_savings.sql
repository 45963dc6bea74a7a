-- One row per time that somebody saved something that no change of state reports: a document, a table, a link. What was
-- undone is left out, with its undoing, and so is what wrote no row of the register's own tables; and the start of a meeting
-- and its decisions, which are listed as such.
create or replace view memory.main.savings as (
    with written as (
        select recording_id
        from register.row_changes
        group by recording_id
        having not bool_or(table_name = 'updates')
    )

    select
        recordings.recording_id,
        recordings.recorded_at,
        recordings.actor_role,
        recordings.words,
        recordings.kind = 'build' as is_build
    from register.recordings as recordings
    inner join written on recordings.recording_id = written.recording_id
    where
        recordings.undoes is null
        and recordings.kind not in ('meeting', 'decision')
        and recordings.recording_id not in (
            select undone.undoes
            from register.recordings as undone
            where undone.undoes is not null
        )
);
