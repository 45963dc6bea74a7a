-- Days that had not come, the address of what was not yet published, and the words of what was not yet approved.
update register.responses
set
    chief_officer_invited_date = case
        when chief_officer_invited_date <= cast($day as date) then chief_officer_invited_date
    end,
    chief_officer_received_date = case
        when chief_officer_received_date <= cast($day as date) then chief_officer_received_date
    end,
    holds_chief_officer_comment = case
        when
            coalesce(
                least(chief_officer_received_date, approved_date, published_date) <= cast($day as date), true
            )
            then holds_chief_officer_comment
    end,
    approved_date = case when approved_date <= cast($day as date) then approved_date end,
    published_date = case when published_date <= cast($day as date) then published_date end,
    sent_to_inspectorate_date = case
        when sent_to_inspectorate_date <= cast($day as date) then sent_to_inspectorate_date
    end,
    forwarded_to_home_office_date = case
        when forwarded_to_home_office_date <= cast($day as date) then forwarded_to_home_office_date
    end,
    url = case when coalesce(published_date <= cast($day as date), true) then url end,
    summary = case
        when coalesce(least(approved_date, published_date) <= cast($day as date), true) then summary
    end
where not is_recorded('responses', response_id)
