-- A source that came out later is known only where something that was known names it.
delete from register.sources
where
    published_date > cast($day as date)
    and not is_recorded('sources', source_id)
    and source_id not in (
        select named.source_id
        from (
            select source_id
            from register.areas
            union all
            select source_id
            from register.organisations
            union all
            select source_id
            from register.inspections
            union all
            select source_id
            from register.inspection_organisations
            union all
            select source_id
            from register.themes
            union all
            select source_id
            from register.findings
            union all
            select source_id
            from register.plans
            union all
            select source_id
            from register.priorities
            union all
            select source_id
            from register.approaches
            union all
            select source_id
            from register.interventions
            union all
            select source_id
            from register.intervention_areas
            union all
            select source_id
            from register.intervention_results
            union all
            select source_id
            from register.funds
            union all
            select source_id
            from register.grants
            union all
            select source_id
            from register.responses
            union all
            select source_id
            from register.response_replies
            union all
            select source_id
            from register.finding_interventions
            union all
            select source_id
            from register.finding_priorities
            union all
            select source_id
            from register.finding_addressees
            union all
            select source_id
            from register.intervention_priorities
            union all
            select source_id
            from register.meetings
            union all
            select source_id
            from register.measures
            union all
            select source_id
            from register.observations
        ) as named
        where named.source_id is not null
    )
