-- A link is known from the day of its source; one that our response makes, when that is approved or published.
delete from register.finding_priorities
where
    (
        source_day(finding_priorities.source_id) > cast($day as date)
        or (
            basis = 'stated_in_response'
            and finding_id not in (
                select known.finding_id
                from answered_findings(cast($day as date)) as known
            )
        )
    )
    and not is_recorded('finding_priorities', link_id)
