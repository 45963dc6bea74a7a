-- A change is known from its moment.
delete from register.updates
where
    (
        cast(updated_at as date) > cast($day as date)
        or (subject_type, subject_id) not in (
            select (known.subject_type, known.subject_id)
            from memory.main.known_subjects as known
        )
    )
    and not is_recorded('updates', update_id)
