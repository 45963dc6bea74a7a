-- One row per thing that an update or a document of evidence can be about, with its name and the finding, inspection or
-- project to open for it.
create or replace view memory.main.subjects as (
    with links as (
        select
            links.link_id,
            findings.summary || ' → ' || interventions.name as title,
            links.finding_id,
            links.intervention_id
        from register.finding_interventions as links
        inner join register.findings as findings on links.finding_id = findings.finding_id
        inner join register.interventions as interventions
            on links.intervention_id = interventions.intervention_id
        union all
        select
            links.link_id,
            findings.summary || ' → ' || priorities.title as title,
            links.finding_id,
            cast(null as varchar) as intervention_id
        from register.finding_priorities as links
        inner join register.findings as findings on links.finding_id = findings.finding_id
        inner join register.priorities as priorities on links.priority_id = priorities.priority_id
        union all
        select
            links.link_id,
            interventions.name || ' → ' || priorities.title as title,
            cast(null as varchar) as finding_id,
            links.intervention_id
        from register.intervention_priorities as links
        inner join register.interventions as interventions
            on links.intervention_id = interventions.intervention_id
        inner join register.priorities as priorities on links.priority_id = priorities.priority_id
    ),

    kinds as (
        select unnest(['finding', 'reply', 'inspectorate']) as subject_type
    ),

    plain as (
        select
            kinds.subject_type,
            findings.finding_id as subject_id,
            findings.summary as title,
            findings.finding_id,
            findings.inspection_id,
            cast(null as varchar) as intervention_id
        from register.findings as findings
        cross join kinds
        union all
        select
            'action' as subject_type,
            actions.action_id as subject_id,
            actions.title,
            actions.finding_id,
            findings.inspection_id,
            cast(null as varchar) as intervention_id
        from register.actions as actions
        inner join register.findings as findings on actions.finding_id = findings.finding_id
        union all
        select
            'response' as subject_type,
            responses.response_id as subject_id,
            inspections.title,
            cast(null as varchar) as finding_id,
            inspections.inspection_id,
            cast(null as varchar) as intervention_id
        from register.responses as responses
        inner join register.inspections as inspections on responses.inspection_id = inspections.inspection_id
        union all
        select
            'link' as subject_type,
            links.link_id as subject_id,
            links.title,
            links.finding_id,
            cast(null as varchar) as inspection_id,
            links.intervention_id
        from links
    )

    select
        plain.subject_type,
        plain.subject_id,
        plain.title,
        plain.finding_id,
        plain.inspection_id,
        plain.intervention_id
    from plain
    union all
    select
        'evidence' as subject_type,
        evidence.evidence_id as subject_id,
        evidence.title,
        plain.finding_id,
        plain.inspection_id,
        plain.intervention_id
    from register.evidence as evidence
    left join plain
        on evidence.subject_type = plain.subject_type and evidence.subject_id = plain.subject_id
);

-- One row per finding and thing beside it on which somebody has decided: the newest decision.
create or replace view memory.main.newest_link_decisions as (
    select
        decision_id,
        finding_id,
        target_type,
        target_id,
        decision,
        relation,
        reason,
        score,
        matched,
        method,
        fingerprint,
        decided_at,
        actor_role,
        counts_as('link_decision', decision) as counts_as
    from register.link_decisions
    qualify row_number() over (
        partition by finding_id, target_type, target_id
        order by decided_at desc, decision_id desc
    ) = 1
);
