-- An award is known from its first day or from its announcement, whichever came first.
delete from register.grants
where
    least(starts_date, source_day(grants.source_id)) > cast($day as date)
    and not is_recorded('grants', grant_id)
