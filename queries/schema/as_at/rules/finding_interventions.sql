-- A link is known from the day of its source; one that our response makes, when that is approved or published.
delete from register.finding_interventions
where
    (
        source_day(finding_interventions.source_id) > cast($day as date)
        or (
            basis = 'stated_in_response'
            and finding_id not in (
                select known.finding_id
                from answered_findings(cast($day as date)) as known
            )
        )
    )
    and not is_recorded('finding_interventions', link_id)
