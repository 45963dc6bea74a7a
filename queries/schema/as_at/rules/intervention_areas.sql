-- That a project works in a place is known from the day of its source.
delete from register.intervention_areas
where
    source_day(intervention_areas.source_id) > cast($day as date)
    and not is_recorded('intervention_areas', intervention_area_id)
