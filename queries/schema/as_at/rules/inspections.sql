-- A report is known from its publication; where that day is not known, from the day of its source.
delete from register.inspections
where
    coalesce(published_date, source_day(inspections.source_id)) > cast($day as date)
    and not is_recorded('inspections', inspection_id)
