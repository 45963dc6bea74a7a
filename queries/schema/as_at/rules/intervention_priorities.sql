-- A link is known from the day of its source.
delete from register.intervention_priorities
where
    source_day(intervention_priorities.source_id) > cast($day as date)
    and not is_recorded('intervention_priorities', link_id)
