-- One row per finding and body that it is addressed to or about: named in it, one of a group named in it, or inspected for
-- the report it is in.
create or replace view memory.main.finding_bodies as (
    with ties as (
        select
            addressees.finding_id,
            addressees.organisation_id,
            coalesce(namings.counts_as = 'named', false) as is_named,
            true as is_addressed,
            false as is_inspected
        from register.finding_addressees as addressees
        left join register.vocabulary_terms as namings
            on namings.vocabulary = 'addressee_naming' and addressees.naming = namings.term
        union all
        select
            findings.finding_id,
            took_part.organisation_id,
            false as is_named,
            false as is_addressed,
            true as is_inspected
        from register.findings as findings
        inner join register.inspection_organisations as took_part
            on findings.inspection_id = took_part.inspection_id and took_part.role <> 'inspectorate'
    )

    select
        finding_id,
        organisation_id,
        bool_or(is_named) as is_named,
        bool_or(is_addressed) as is_addressed,
        bool_or(is_inspected) as is_inspected
    from ties
    group by finding_id, organisation_id
);

-- One row per project and body that delivers it or pays for it out of a fund.
create or replace view memory.main.project_bodies as (
    with ties as (
        select
            intervention_id,
            provider_id as organisation_id,
            true as is_delivered,
            false as is_paid
        from register.interventions
        where provider_id is not null
        union all
        select
            grants.intervention_id,
            funds.funder_id as organisation_id,
            false as is_delivered,
            true as is_paid
        from register.grants as grants
        inner join register.funds as funds on grants.fund_id = funds.fund_id
        where funds.funder_id is not null
    )

    select
        intervention_id,
        organisation_id,
        bool_or(is_delivered) as is_delivered,
        bool_or(is_paid) as is_paid
    from ties
    group by intervention_id, organisation_id
);

-- The one local policing body of the register, which responds to reports, with the place it belongs to. No row where there
-- are several: nobody knows which is ours.
create or replace view memory.main.responding_body as (
    select
        any_value(bodies.organisation_id) as organisation_id,
        any_value(bodies.area_id) as area_id
    from register.organisations as bodies
    inner join register.vocabulary_terms as kinds
        on
            kinds.vocabulary = 'organisation_type'
            and bodies.organisation_type = kinds.term
            and kinds.counts_as = 'responds'
    having count(*) = 1
);
