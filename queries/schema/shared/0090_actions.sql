-- Where each action stood at the end of a day: one row per action, its due day as last moved.
--
-- `moves` counts every time the day was moved, `slips` only those to a later day. `is_open`: not known to be closed.
create or replace macro memory.main.actions_on(day) as table (
    with changes as (
        select
            subject_id as action_id,
            arg_max(to_due_date, (updated_at, update_id)) filter (where to_due_date is not null) as moved_to,
            cast(count(*) filter (where to_due_date is not null) as integer) as moves,
            cast(count(*) filter (where to_due_date > from_due_date) as integer) as slips,
            arg_max(to_status, (updated_at, update_id)) filter (where to_status is not null) as status
        from register.updates
        where subject_type = 'action' and cast(updated_at as date) <= day
        group by subject_id
    )

    select
        actions.action_id,
        actions.finding_id,
        actions.title,
        actions.owner_role,
        coalesce(changes.moved_to, actions.due_date) as due_date,
        coalesce(changes.moves, 0) as moves,
        coalesce(changes.slips, 0) as slips,
        as_status(changes.status, statuses.label, statuses.mark, statuses.tone) as status,
        coalesce(statuses.counts_as, 'open') <> 'closed' as is_open
    from register.actions as actions
    left join changes on actions.action_id = changes.action_id
    left join register.vocabulary_terms as statuses
        on statuses.vocabulary = 'delivery' and changes.status = statuses.term
);
