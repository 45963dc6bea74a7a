-- A project is known from the first day of its first award or from the day of its source, whichever came first. An award
-- of which no day is known tells nothing against it.
delete from register.interventions
where
    least(
        (
            select
                min(
                    coalesce(
                        least(awards.starts_date, source_day(awards.source_id)), date '0001-01-01'
                    )
                )
            from register.grants as awards
            where awards.intervention_id = interventions.intervention_id
        ),
        source_day(interventions.source_id)
    )
    > cast($day as date)
    and not is_recorded('interventions', intervention_id)
