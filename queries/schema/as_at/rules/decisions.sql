-- A decision is known from its day.
delete from register.decisions
where
    decided_date > cast($day as date)
    and not is_recorded('decisions', decision_id)
