-- One row per body, by kind and name: what was found about it, what it owes, published, delivers, was given and pays for.
--
-- Pounds are those of awards to the projects that it delivers; of a project that others pay for too, all of them. An open
-- finding is no positive practice, and not known to be closed by us or agreed by the inspectorate.
--
-- param today DATE
-- param notice_days INTEGER
-- param body_ids VARCHAR[] an empty list keeps all, here and below
-- param kinds VARCHAR[] terms of organisation_type
--
-- column as_at DATE the day
-- column body_id VARCHAR
-- column name VARCHAR
-- column kind VARCHAR
-- column kind_label VARCHAR
-- column kind_place INTEGER place of its kind in lists
-- column area_id VARCHAR? the place it belongs to, where one fits
-- column area_name VARCHAR?
-- column note VARCHAR? doubts and duplicates
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column held INTEGER all findings of the register
-- column addressed INTEGER findings addressed to it, by name or as one of a group; out of held
-- column named INTEGER findings addressed to it by name; out of addressed
-- column open_findings INTEGER findings addressed to it that are open; out of addressed
-- column about INTEGER findings of reports on inspections of it; out of held
-- column about_only INTEGER of these, those not addressed to it; out of about
-- column inspected INTEGER inspections of it
-- column reports INTEGER all inspections of the register
-- column published INTEGER reports that it published, alone or with others; out of reports
-- column led INTEGER reports that it led; out of published
-- column published_findings INTEGER findings of the reports that it published; out of held
-- column owed INTEGER things to come from it: responses, comments, findings with a day, actions
-- column passed INTEGER things whose day has passed; out of owed
-- column undated INTEGER things without a day; out of owed
-- column answers_reports BOOLEAN the local policing body, which responds to reports
-- column unrecorded INTEGER reports whose day for a response has passed and of whose response nothing is known; only for the
-- body that responds; out of reports
-- column projects INTEGER all projects of the register
-- column delivers INTEGER projects that it delivers; out of projects
-- column funding_today INTEGER projects that it delivers with funding today; out of delivers
-- column no_funding INTEGER projects that it delivers with no funding recorded, or an application only; out of delivers
-- column grants INTEGER grants to the projects that it delivers, applications included
-- column not_stated INTEGER grants without an amount; out of grants
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given to the projects that it delivers
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column pays_for INTEGER projects with a grant out of a fund of its own; out of projects
-- column paid_amount DECIMAL(38,2)? pounds known to have been given out of its funds
-- column paid_other_amount DECIMAL(38,2)? pounds out of its funds that are a ceiling, a share, an application or our arithmetic
-- column paid_not_stated INTEGER grants out of its funds without an amount
-- column bodies INTEGER all bodies of the register, and of them in the next three
-- column bodies_of_kind INTEGER bodies of its kind; out of bodies
-- column bodies_with_findings INTEGER bodies with findings addressed to them or about them; out of bodies
-- column bodies_delivering INTEGER bodies that deliver a project; out of bodies
-- column bodies_owing INTEGER bodies from which something is to come; out of bodies
-- column untied INTEGER findings that name an addressee which no body of the register fits; out of held
--
-- grain body_id

with findings_of as (
    select
        tied.organisation_id,
        cast(count(*) filter (where tied.is_addressed) as integer) as addressed,
        cast(count(*) filter (where tied.is_named) as integer) as named,
        cast(count(*) filter (
            where
            tied.is_addressed
            and coalesce(kinds.counts_as, 'to_answer') <> 'practice'
            and coalesce(statuses.counts_as, 'open') <> 'closed'
            and coalesce(views.counts_as, 'open') <> 'agreed'
        ) as integer) as open_findings,
        cast(count(*) filter (where tied.is_inspected) as integer) as about,
        cast(count(*) filter (where tied.is_inspected and not tied.is_addressed) as integer) as about_only
    from finding_bodies as tied
    inner join register.findings as findings on tied.finding_id = findings.finding_id
    left join delivery_on(cast($today as date)) as deliveries on tied.finding_id = deliveries.finding_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'finding_type' and findings.finding_type = kinds.term
    left join register.vocabulary_terms as statuses
        on statuses.vocabulary = 'delivery' and deliveries.delivery = statuses.term
    left join register.vocabulary_terms as views
        on views.vocabulary = 'inspectorate_status' and findings.inspectorate_status = views.term
    group by tied.organisation_id
),

taken_part as (
    select
        organisation_id,
        inspection_id,
        role <> 'inspectorate' as is_inspected,
        false as is_lead
    from register.inspection_organisations
    union all
    select
        lead_organisation_id as organisation_id,
        inspection_id,
        false as is_inspected,
        true as is_lead
    from register.inspections
),

reports_of as (
    select
        organisation_id,
        cast(count(distinct inspection_id) filter (where is_inspected) as integer) as inspected,
        cast(count(distinct inspection_id) filter (where not is_inspected) as integer) as published,
        cast(count(distinct inspection_id) filter (where is_lead) as integer) as led
    from taken_part
    group by organisation_id
),

published_findings as (
    select
        published.organisation_id,
        cast(count(*) as integer) as findings
    from (
        select distinct
            organisation_id,
            inspection_id
        from taken_part
        where not is_inspected
    ) as published
    inner join register.findings as findings on published.inspection_id = findings.inspection_id
    group by published.organisation_id
),

owed as (
    select
        organisation_id,
        cast(count(*) as integer) as owed,
        cast(count(*) filter (where due_date < cast($today as date)) as integer) as passed,
        cast(count(*) filter (where due_date is null) as integer) as undated
    from owed_on(cast($today as date), cast($notice_days as integer))
    group by organisation_id
),

delivered as (
    select
        interventions.provider_id as organisation_id,
        cast(count(*) as integer) as delivers,
        cast(count(*) filter (where states.money_state = 'running') as integer) as funding_today,
        cast(count(*) filter (where states.money_state in ('none', 'applied_for')) as integer) as no_funding,
        cast(sum(money.grants) as integer) as grants,
        cast(sum(money.not_stated) as integer) as not_stated,
        sum(money.awarded_amount) as awarded_amount,
        sum(money.other_amount) as other_amount
    from register.interventions as interventions
    inner join money_states_on(cast($today as date)) as states
        on interventions.intervention_id = states.intervention_id
    inner join intervention_money as money on interventions.intervention_id = money.intervention_id
    group by interventions.provider_id
),

paid as (
    select
        funds.funder_id as organisation_id,
        cast(count(distinct grants.intervention_id) as integer) as pays_for,
        sum(grants.amount) filter (where bases.counts_as = 'given') as paid_amount,
        sum(grants.amount) filter (where bases.counts_as <> 'given') as paid_other_amount,
        cast(count(*) filter (where grants.amount is null) as integer) as paid_not_stated
    from register.grants as grants
    inner join register.funds as funds on grants.fund_id = funds.fund_id
    left join register.vocabulary_terms as bases
        on bases.vocabulary = 'grant_amount_basis' and grants.amount_basis = bases.term
    group by funds.funder_id
),

wholes as (
    select
        (select cast(count(*) as integer) from register.findings) as held,
        (select cast(count(*) as integer) from register.inspections) as reports,
        (select cast(count(*) as integer) from register.interventions) as projects,
        (
            select cast(count(*) as integer)
            from response_clocks(cast($today as date), cast($notice_days as integer))
            where clock_state = 'unknown'
        ) as unrecorded,
        (
            select cast(count(*) as integer)
            from register.findings as findings
            where
                findings.addressee is not null
                and findings.finding_id not in (
                    select addressees.finding_id
                    from register.finding_addressees as addressees
                )
        ) as untied
),

sums as (
    select
        cast(count(*) as integer) as bodies,
        cast(count(findings_of.organisation_id) as integer) as bodies_with_findings,
        cast(count(delivered.organisation_id) as integer) as bodies_delivering,
        cast(count(owed.organisation_id) as integer) as bodies_owing
    from register.organisations as bodies
    left join findings_of on bodies.organisation_id = findings_of.organisation_id
    left join delivered on bodies.organisation_id = delivered.organisation_id
    left join owed on bodies.organisation_id = owed.organisation_id
),

counted as (
    select
        bodies.organisation_id,
        row_number() over (order by lower(bodies.name), bodies.organisation_id) as place,
        sums.bodies,
        cast(count(*) over (partition by bodies.organisation_type) as integer) as bodies_of_kind,
        sums.bodies_with_findings,
        sums.bodies_delivering,
        sums.bodies_owing
    from register.organisations as bodies
    cross join sums
)

select
    cast($today as date) as as_at,
    bodies.organisation_id as body_id,
    bodies.name,
    bodies.organisation_type as kind,
    coalesce(kinds.label, bodies.organisation_type) as kind_label,
    coalesce(kinds.ordinal, 9999) as kind_place,
    bodies.area_id,
    areas.name as area_name,
    bodies.note,
    bodies.source_id,
    sources.title as source_title,
    wholes.held,
    coalesce(findings_of.addressed, 0) as addressed,
    coalesce(findings_of.named, 0) as named,
    coalesce(findings_of.open_findings, 0) as open_findings,
    coalesce(findings_of.about, 0) as about,
    coalesce(findings_of.about_only, 0) as about_only,
    coalesce(reports_of.inspected, 0) as inspected,
    wholes.reports,
    coalesce(reports_of.published, 0) as published,
    coalesce(reports_of.led, 0) as led,
    coalesce(published_findings.findings, 0) as published_findings,
    coalesce(owed.owed, 0) as owed,
    coalesce(owed.passed, 0) as passed,
    coalesce(owed.undated, 0) as undated,
    coalesce(responding.organisation_id is not null, false) as answers_reports,
    case when responding.organisation_id is null then 0 else wholes.unrecorded end as unrecorded,
    wholes.projects,
    coalesce(delivered.delivers, 0) as delivers,
    coalesce(delivered.funding_today, 0) as funding_today,
    coalesce(delivered.no_funding, 0) as no_funding,
    coalesce(delivered.grants, 0) as grants,
    coalesce(delivered.not_stated, 0) as not_stated,
    delivered.awarded_amount,
    delivered.other_amount,
    coalesce(paid.pays_for, 0) as pays_for,
    paid.paid_amount,
    paid.paid_other_amount,
    coalesce(paid.paid_not_stated, 0) as paid_not_stated,
    counted.bodies,
    counted.bodies_of_kind,
    counted.bodies_with_findings,
    counted.bodies_delivering,
    counted.bodies_owing,
    wholes.untied
from register.organisations as bodies
cross join wholes
inner join counted on bodies.organisation_id = counted.organisation_id
left join responding_body as responding on bodies.organisation_id = responding.organisation_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'organisation_type' and bodies.organisation_type = kinds.term
left join register.areas as areas on bodies.area_id = areas.area_id
left join register.sources as sources on bodies.source_id = sources.source_id
left join findings_of on bodies.organisation_id = findings_of.organisation_id
left join reports_of on bodies.organisation_id = reports_of.organisation_id
left join published_findings on bodies.organisation_id = published_findings.organisation_id
left join owed on bodies.organisation_id = owed.organisation_id
left join delivered on bodies.organisation_id = delivered.organisation_id
left join paid on bodies.organisation_id = paid.organisation_id
where
    (
        len(cast($body_ids as varchar[])) = 0
        or list_contains(cast($body_ids as varchar[]), bodies.organisation_id)
    )
    and (
        len(cast($kinds as varchar[])) = 0
        or list_contains(cast($kinds as varchar[]), bodies.organisation_type)
    )
order by
    kind_place asc,
    kind_label asc,
    counted.place asc,
    body_id asc
