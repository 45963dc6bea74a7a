-- Evidence is known from the first change that names it; where none does, with what it is about.
delete from register.evidence
where
    (
        (
            select min(cast(changes.updated_at as date))
            from register.updates as changes
            where changes.evidence_id = evidence.evidence_id
        )
        > cast($day as date)
        or (subject_type, subject_id) not in (
            select (known.subject_type, known.subject_id)
            from memory.main.known_subjects as known
        )
    )
    and not is_recorded('evidence', evidence_id)
