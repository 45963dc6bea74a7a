-- A decision on a link is known from its moment.
delete from register.link_decisions
where
    cast(decided_at as date) > cast($day as date)
    and not is_recorded('link_decisions', decision_id)
