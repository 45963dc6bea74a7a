-- A response is known from the first of its days; where it has none, from the day of its source.
delete from register.responses
where
    coalesce(
        least(
            chief_officer_invited_date,
            chief_officer_received_date,
            approved_date,
            published_date,
            sent_to_inspectorate_date,
            forwarded_to_home_office_date
        ),
        source_day(responses.source_id)
    )
    > cast($day as date)
    and not is_recorded('responses', response_id)
