-- A Plan is known from its publication or its first day, whichever came first.
delete from register.plans
where
    coalesce(least(starts_date, published_date), source_day(plans.source_id)) > cast($day as date)
    and not is_recorded('plans', plan_id)
