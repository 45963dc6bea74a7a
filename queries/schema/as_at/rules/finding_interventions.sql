-- A link is known from the day of its source; one that our response makes, when that is approved or published.
delete from register.finding_interventions
where
    (
        source_day(finding_interventions.source_id) > cast($day as date)
        or (
            basis = 'stated_in_response'
            and finding_id not in (
                select findings.finding_id
                from register.findings as findings
                inner join register.inspections as inspections
                    on findings.inspection_id = inspections.inspection_id
                inner join register.responses as responses
                    on responses.inspection_id in (
                        inspections.inspection_id, inspections.covered_by_inspection_id
                    )
                where
                    coalesce(
                        least(responses.approved_date, responses.published_date) <= cast($day as date), true
                    )
            )
        )
    )
    and not is_recorded('finding_interventions', link_id)
