-- A value is known when its period is over and its source is out.
delete from register.observations
where
    greatest(period_to, source_day(observations.source_id)) > cast($day as date)
    and not is_recorded('observations', observation_id)
