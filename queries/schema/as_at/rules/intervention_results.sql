-- A result is known when its period is over and its source is out.
delete from register.intervention_results
where
    greatest(period_to, source_day(intervention_results.source_id)) > cast($day as date)
    and not is_recorded('intervention_results', result_id)
