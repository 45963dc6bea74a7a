-- What a response says is known when it was approved or published; where neither day is known, with the response.
delete from register.response_replies
where
    response_id in (
        select later.response_id
        from register.responses as later
        where least(later.approved_date, later.published_date) > cast($day as date)
    )
    and not is_recorded('response_replies', reply_id)
