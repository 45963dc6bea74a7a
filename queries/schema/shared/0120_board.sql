-- The board of a meeting: one row per finding, where it is at the end of one day and where it was at the end of an earlier one.
--
-- On it are the findings known on the last day that call for work, and those with a status on either day. A finding is
-- overdue since its own date, or since the day of an open action on it, whichever came first; a closed one is not.
create or replace macro memory.main.board_on(first, last) as table (
    with later as (
        select
            subject_id as finding_id,
            -- What the first step after the first day says was there before: a file may know it, and nothing else does.
            arg_min(coalesce(from_status, ''), (updated_at, update_id)) as from_status
        from register.updates
        where
            subject_type = 'finding'
            and to_status is not null
            and cast(updated_at as date) > first
            and cast(updated_at as date) <= last
        group by subject_id
    ),

    waiting as (
        select
            finding_id,
            min(due_date) as due_date
        from actions_on(last)
        where is_open and due_date < last
        group by finding_id
    ),

    known as (
        select
            findings.finding_id,
            findings.inspection_id,
            inspections.title as inspection_title,
            inspections.published_date,
            findings.ordinal,
            findings.summary,
            coalesce(before.delivery, nullif(later.from_status, '')) as from_term,
            present.delivery as to_term,
            calls.calls_for_work,
            inspections.published_date > first as is_new,
            case
                when coalesce(terms.counts_as, 'open') <> 'closed'
                    then
                        least(
                            case
                                when calls.calls_for_work and findings.due_date < last then findings.due_date
                            end,
                            waiting.due_date
                        )
            end as overdue_since
        from register.findings as findings
        inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
        inner join finding_calls as calls on findings.finding_id = calls.finding_id
        left join delivery_on(first) as before on findings.finding_id = before.finding_id
        left join delivery_on(last) as present on findings.finding_id = present.finding_id
        left join register.vocabulary_terms as terms
            on terms.vocabulary = 'delivery' and present.delivery = terms.term
        left join later on findings.finding_id = later.finding_id
        left join waiting on findings.finding_id = waiting.finding_id
        where coalesce(inspections.published_date <= last, true)
    )

    select
        known.finding_id,
        known.inspection_id,
        known.inspection_title,
        known.published_date,
        known.ordinal,
        known.summary,
        known.from_term,
        known.to_term,
        known.is_new,
        known.overdue_since,
        coalesce(known.from_term, '') <> coalesce(known.to_term, '') as has_moved
    from known
    where known.calls_for_work or known.from_term is not null or known.to_term is not null
);
