-- What is to come from each body, on a day: one row per body and thing.
--
-- A response is owed by the local policing body and the chief officer's comment by the force of the same place, where the
-- register has one of each; with several nobody knows which, and none owes. A finding is owed by those it is addressed to,
-- by the day that its report sets, until it is known to be closed or agreed; an action, by those its finding is addressed to.
-- Where no response is recorded and the last lawful day has passed nothing is known, so nothing is owed.
create or replace macro memory.main.owed_on(day, notice_days) as table (
    with forces as (
        select any_value(bodies.organisation_id) as organisation_id
        from register.organisations as bodies
        inner join register.vocabulary_terms as kinds
            on
                kinds.vocabulary = 'organisation_type'
                and bodies.organisation_type = kinds.term
                and kinds.counts_as = 'comments'
        inner join responding_body as offices on bodies.area_id = offices.area_id
        having count(*) = 1
    ),

    clocks as (
        select
            inspection_id,
            last_lawful_day,
            chief_officer_day,
            stage,
            clock_state
        from response_clocks(day, notice_days)
        where clock_state in ('running', 'late', 'begun')
    )

    select
        offices.organisation_id,
        'response' as kind,
        clocks.inspection_id as subject_id,
        clocks.last_lawful_day as due_date,
        'response_stage' as vocabulary,
        clocks.stage as term
    from clocks
    cross join responding_body as offices
    union all
    select
        forces.organisation_id,
        'chief_officer' as kind,
        clocks.inspection_id as subject_id,
        clocks.chief_officer_day as due_date,
        'response_stage' as vocabulary,
        clocks.stage as term
    from clocks
    cross join forces
    where clocks.clock_state = 'running' and clocks.stage in ('awaiting_chief_officer', 'not_recorded')
    union all
    select
        tied.organisation_id,
        'finding' as kind,
        findings.finding_id as subject_id,
        findings.due_date,
        'delivery' as vocabulary,
        deliveries.delivery as term
    from register.findings as findings
    inner join finding_bodies as tied on findings.finding_id = tied.finding_id and tied.is_addressed
    left join delivery_on(day) as deliveries on findings.finding_id = deliveries.finding_id
    where
        findings.due_date is not null
        and coalesce(counts_as('finding_type', findings.finding_type), 'to_answer') <> 'practice'
        and coalesce(counts_as('delivery', deliveries.delivery), 'open') <> 'closed'
        and coalesce(counts_as('inspectorate_status', findings.inspectorate_status), 'open') <> 'agreed'
    union all
    select
        tied.organisation_id,
        'action' as kind,
        actions.action_id as subject_id,
        actions.due_date,
        'delivery' as vocabulary,
        actions.status['term'] as term
    from actions_on(day) as actions
    inner join finding_bodies as tied on actions.finding_id = tied.finding_id and tied.is_addressed
    where actions.is_open
);
