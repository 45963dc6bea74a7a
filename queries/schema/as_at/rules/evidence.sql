-- Evidence is known from the first change that names it; where none does, with what it is about.
delete from register.evidence
where
    (
        evidence_id in (
            select named.evidence_id
            from (
                select
                    evidence_id,
                    updated_at
                from register.updates
                where evidence_id is not null
                union all
                select
                    subject_id as evidence_id,
                    updated_at
                from register.updates
                where subject_type = 'evidence'
            ) as named
            group by named.evidence_id
            having min(cast(named.updated_at as date)) > cast($day as date)
        )
        or (subject_type, subject_id) not in (
            select (known.subject_type, known.subject_id)
            from memory.main.known_subjects as known
            where known.subject_type <> 'evidence'
        )
    )
    and not is_recorded('evidence', evidence_id)
