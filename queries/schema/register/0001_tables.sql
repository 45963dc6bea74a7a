-- The register: small, precious, transactional. One table per thing that an officer could point at.
--
-- What each table and column means is said in its COMMENT. Two marks in a comment are read by the program:
--   [references TABLE]    the value is a key of that table (no FOREIGN KEY: DuckDB cannot delete a child and its
--                         parent in one transaction; queries/checks/references_resolve.sql proves the relations)
--   [vocabulary NAME]     the value is a term of that vocabulary in vocabulary_terms
-- Tables are in the order in which their references allow them to be filled.

create table register.vocabulary_terms (
    vocabulary varchar not null,
    term varchar not null,
    label varchar not null,
    ordinal integer not null check (ordinal > 0),
    counts_as varchar,
    mark varchar,
    tone varchar check (tone in ('good', 'caution', 'problem', 'neutral')),
    definition varchar,
    primary key (vocabulary, term)
);

comment on table register.vocabulary_terms is 'One row per word of a controlled vocabulary; an office adds its own words here.';
comment on column register.vocabulary_terms.vocabulary is 'Name of the vocabulary, such as finding_type.';
comment on column register.vocabulary_terms.term is 'The word as other tables write it.';
comment on column register.vocabulary_terms.label is 'The word as people read it.';
comment on column register.vocabulary_terms.ordinal is 'Place in lists.';
comment on column register.vocabulary_terms.counts_as is 'How sums and gaps treat the term, such as answered, silent, given, not_given; empty where nothing depends on it.';
comment on column register.vocabulary_terms.mark is 'A sign shown with the label, so that a status never rests on colour alone.';
comment on column register.vocabulary_terms.tone is 'Colour family: good, caution, problem or neutral.';
comment on column register.vocabulary_terms.definition is 'What the term means.';

create table register.sources (
    source_id varchar not null,
    title varchar not null,
    publisher varchar not null,
    url varchar,
    published_date date,
    licence varchar not null,
    note varchar,
    primary key (source_id)
);

comment on table register.sources is 'One row per published page or document; every fact points to one.';
comment on column register.sources.source_id is 'Key.';
comment on column register.sources.title is 'Title of the page or document.';
comment on column register.sources.publisher is 'Who published it.';
comment on column register.sources.url is 'Address; empty where it has none.';
comment on column register.sources.published_date is 'Day of publication, only where the page gives one.';
comment on column register.sources.licence is 'Terms under which it may be used again. [vocabulary licence]';
comment on column register.sources.note is 'How good the source is: second-hand, a copy, an older version.';

create table register.areas (
    area_id varchar not null,
    name varchar not null,
    area_type varchar not null,
    parent_area_id varchar,
    population integer check (population >= 0),
    population_year integer,
    latitude double check (latitude between -90 and 90),
    longitude double check (longitude between -180 and 180),
    imd_decile integer check (imd_decile between 1 and 10),
    source_id varchar not null,
    primary key (area_id)
);

comment on table register.areas is 'One row per place with an ONS code.';
comment on column register.areas.area_id is 'ONS code.';
comment on column register.areas.name is 'Name of the place.';
comment on column register.areas.area_type is 'Kind of place. [vocabulary area_type]';
comment on column register.areas.parent_area_id is 'The next larger place it lies in: small area to ward (best fit), ward to local authority, local authority to force. [references areas]';
comment on column register.areas.population is 'Usual residents.';
comment on column register.areas.population_year is 'Year of the population.';
comment on column register.areas.latitude is 'Centre of the boundary, WGS84 degrees; it may lie outside a crescent-shaped place.';
comment on column register.areas.longitude is 'Centre of the boundary, WGS84 degrees.';
comment on column register.areas.imd_decile is 'Indices of Deprivation 2025 decile, 1 is most deprived; small areas only.';
comment on column register.areas.source_id is 'Where the boundary comes from. [references sources]';

create table register.organisations (
    organisation_id varchar not null,
    name varchar not null,
    organisation_type varchar not null,
    area_id varchar,
    source_id varchar not null,
    note varchar,
    primary key (organisation_id)
);

comment on table register.organisations is 'One row per inspectorate, police force, council, provider, funder or partnership.';
comment on column register.organisations.organisation_id is 'Key.';
comment on column register.organisations.name is 'Name of the body; never a person.';
comment on column register.organisations.organisation_type is 'Kind of body. [vocabulary organisation_type]';
comment on column register.organisations.area_id is 'The place it belongs to, where one fits. [references areas]';
comment on column register.organisations.source_id is 'Where it is named. [references sources]';
comment on column register.organisations.note is 'Doubts and duplicates.';

create table register.inspections (
    inspection_id varchar not null,
    title varchar not null,
    lead_organisation_id varchar not null,
    published_date date,
    published_precision varchar not null,
    fieldwork_from date,
    fieldwork_to date,
    fieldwork_precision varchar not null,
    is_national boolean,
    is_thematic boolean,
    is_force_specific boolean,
    is_follow_up boolean,
    is_partner boolean,
    is_force_quoted boolean,
    response_regime varchar not null,
    response_due_date date,
    response_required varchar not null,
    response_reason varchar,
    response_seen varchar not null,
    covered_by_inspection_id varchar,
    recommendation_count integer check (recommendation_count >= 0),
    force_recommendation_count integer check (force_recommendation_count >= 0),
    cause_of_concern_count integer check (cause_of_concern_count >= 0),
    area_for_improvement_count integer check (area_for_improvement_count >= 0),
    summary varchar not null,
    note varchar,
    source_id varchar not null,
    primary key (inspection_id),
    check (fieldwork_from <= fieldwork_to)
);

comment on table register.inspections is 'One row per published inspection report.';
comment on column register.inspections.inspection_id is 'Key.';
comment on column register.inspections.title is 'Title of the report.';
comment on column register.inspections.lead_organisation_id is 'The inspectorate that leads. [references organisations]';
comment on column register.inspections.published_date is 'Day of publication; empty where it is not known, and then no clock runs.';
comment on column register.inspections.published_precision is 'How much of the date of publication is known. [vocabulary date_precision]';
comment on column register.inspections.fieldwork_from is 'First day of the fieldwork.';
comment on column register.inspections.fieldwork_to is 'Last day of the fieldwork.';
comment on column register.inspections.fieldwork_precision is 'How much of the fieldwork dates is known. [vocabulary date_precision]';
comment on column register.inspections.is_national is 'Looks at the whole country.';
comment on column register.inspections.is_thematic is 'Looks at one subject across forces.';
comment on column register.inspections.is_force_specific is 'Looks at this force.';
comment on column register.inspections.is_follow_up is 'Goes back to an earlier report.';
comment on column register.inspections.is_partner is 'Looks at partners as well as, or instead of, the police.';
comment on column register.inspections.is_force_quoted is 'The force is named in the report; empty where unknown.';
comment on column register.inspections.response_regime is 'The rule that sets the date of our response. [vocabulary response_regime]';
comment on column register.inspections.response_due_date is 'The date that a letter sets, only when the rule is a letter.';
comment on column register.inspections.response_required is 'Whether we must respond. [vocabulary yes_no]';
comment on column register.inspections.response_reason is 'Why, or why not.';
comment on column register.inspections.response_seen is 'What we have seen of a response, not what exists. [vocabulary response_seen]';
comment on column register.inspections.covered_by_inspection_id is 'Another report whose response answers this one too. [references inspections]';
comment on column register.inspections.recommendation_count is 'Recommendations in the report, as stated; empty where not stated.';
comment on column register.inspections.force_recommendation_count is 'Of these, for chief constables; empty where not stated.';
comment on column register.inspections.cause_of_concern_count is 'Causes of concern, as stated; empty where not stated.';
comment on column register.inspections.area_for_improvement_count is 'Areas for improvement, as stated; empty where not stated.';
comment on column register.inspections.summary is 'What it is about, in our words.';
comment on column register.inspections.note is 'What is missing or doubtful.';
comment on column register.inspections.source_id is 'The report. [references sources]';

create table register.inspection_organisations (
    inspection_id varchar not null,
    organisation_id varchar not null,
    role varchar not null,
    source_id varchar not null,
    primary key (inspection_id, organisation_id, role)
);

comment on table register.inspection_organisations is 'One row per part that a body has in an inspection.';
comment on column register.inspection_organisations.inspection_id is 'The report. [references inspections]';
comment on column register.inspection_organisations.organisation_id is 'The body. [references organisations]';
comment on column register.inspection_organisations.role is 'Its part. [vocabulary inspection_role]';
comment on column register.inspection_organisations.source_id is 'Where that is stated. [references sources]';

create table register.themes (
    theme_id varchar not null,
    name varchar not null,
    parent_theme_id varchar,
    definition varchar not null,
    terms varchar not null,
    source_id varchar,
    primary key (theme_id)
);

comment on table register.themes is 'One row per subject of the vocabulary that findings and interventions share.';
comment on column register.themes.theme_id is 'Key.';
comment on column register.themes.name is 'Name of the subject.';
comment on column register.themes.parent_theme_id is 'The wider subject it belongs to. [references themes]';
comment on column register.themes.definition is 'What belongs to it.';
comment on column register.themes.terms is 'Words that signal it, separated by semicolons; they suggest, they do not decide.';
comment on column register.themes.source_id is 'Where the subject comes from; empty where it is ours. [references sources]';

create table register.findings (
    finding_id varchar not null,
    inspection_id varchar not null,
    ordinal integer not null check (ordinal > 0),
    finding_type varchar not null,
    summary varchar not null,
    source_quote varchar,
    source_reference varchar,
    addressee varchar,
    addressed_to_us varchar not null,
    due_date date,
    inspectorate_status varchar,
    note varchar,
    source_id varchar not null,
    primary key (finding_id)
);

comment on table register.findings is 'One row per finding, recommendation, cause of concern, area for improvement or positive practice in a report.';
comment on column register.findings.finding_id is 'Key.';
comment on column register.findings.inspection_id is 'The report it is in. [references inspections]';
comment on column register.findings.ordinal is 'Its place among the findings held here for that report.';
comment on column register.findings.finding_type is 'Kind of statement. [vocabulary finding_type]';
comment on column register.findings.summary is 'What it says, in our words.';
comment on column register.findings.source_quote is 'The report''s words; only in an office''s own register, never in the shipped data.';
comment on column register.findings.source_reference is 'Page, paragraph or bullet.';
comment on column register.findings.addressee is 'Who is asked to act; empty where nobody is named.';
comment on column register.findings.addressed_to_us is 'Whether it is for this force or this office. [vocabulary addressed_to_us]';
comment on column register.findings.due_date is 'The date the report sets for this finding: a second clock, never mixed with that of the response.';
comment on column register.findings.inspectorate_status is 'What the inspectorate says of it; empty where that could not be read. [vocabulary inspectorate_status]';
comment on column register.findings.note is 'What is missing or doubtful.';
comment on column register.findings.source_id is 'Where it was read. [references sources]';

create table register.finding_themes (
    finding_id varchar not null,
    theme_id varchar not null,
    primary key (finding_id, theme_id)
);

comment on table register.finding_themes is 'One row per theme of a finding; our judgement.';
comment on column register.finding_themes.finding_id is 'The finding. [references findings]';
comment on column register.finding_themes.theme_id is 'The theme. [references themes]';

create table register.plans (
    plan_id varchar not null,
    title varchar not null,
    starts_date date,
    ends_date date,
    date_precision varchar not null,
    published_date date,
    source_id varchar not null,
    note varchar,
    primary key (plan_id),
    check (starts_date <= ends_date)
);

comment on table register.plans is 'One row per Police and Crime Plan.';
comment on column register.plans.plan_id is 'Key.';
comment on column register.plans.title is 'Title of the plan.';
comment on column register.plans.starts_date is 'First day.';
comment on column register.plans.ends_date is 'Last day.';
comment on column register.plans.date_precision is 'How much of these dates is known. [vocabulary date_precision]';
comment on column register.plans.published_date is 'Day of publication, where stated.';
comment on column register.plans.source_id is 'Where the plan is described. [references sources]';
comment on column register.plans.note is 'What is missing or doubtful.';

create table register.priorities (
    priority_id varchar not null,
    plan_id varchar not null,
    ordinal integer not null check (ordinal > 0),
    title varchar not null,
    summary varchar not null,
    source_id varchar not null,
    primary key (priority_id)
);

comment on table register.priorities is 'One row per priority in a plan.';
comment on column register.priorities.priority_id is 'Key.';
comment on column register.priorities.plan_id is 'The plan. [references plans]';
comment on column register.priorities.ordinal is 'Its place in the plan.';
comment on column register.priorities.title is 'Title, shortened.';
comment on column register.priorities.summary is 'What it is about, in our words.';
comment on column register.priorities.source_id is 'Where it is stated. [references sources]';

create table register.approaches (
    approach_id varchar not null,
    name varchar not null,
    toolkit_name varchar,
    impact_rating varchar,
    rating_date date,
    rating_date_precision varchar not null,
    rating_certainty varchar not null,
    rating_note varchar,
    source_id varchar not null,
    primary key (approach_id)
);

comment on table register.approaches is 'One row per kind of intervention.';
comment on column register.approaches.approach_id is 'Key.';
comment on column register.approaches.name is 'Name of the approach.';
comment on column register.approaches.toolkit_name is 'Strand of the Youth Endowment Fund Toolkit; empty where none was found.';
comment on column register.approaches.impact_rating is 'The Toolkit''s word for the effect on violence; empty where it could not be read. [vocabulary impact_rating]';
comment on column register.approaches.rating_date is 'Day the rating was read or dated.';
comment on column register.approaches.rating_date_precision is 'How much of that date is known. [vocabulary date_precision]';
comment on column register.approaches.rating_certainty is 'Whether copies of the Toolkit agree. [vocabulary rating_certainty]';
comment on column register.approaches.rating_note is 'What the rating rests on.';
comment on column register.approaches.source_id is 'Where it was read. [references sources]';

create table register.interventions (
    intervention_id varchar not null,
    name varchar not null,
    provider_id varchar,
    approach_id varchar not null,
    description varchar not null,
    age_from integer check (age_from between 0 and 120),
    age_to integer check (age_to between 0 and 120),
    target_group varchar,
    evaluation_status varchar not null,
    evaluation_note varchar,
    is_curv_funded boolean,
    note varchar,
    source_id varchar not null,
    primary key (intervention_id),
    check (age_from <= age_to)
);

comment on table register.interventions is 'One row per project or service that partners could name.';
comment on column register.interventions.intervention_id is 'Key.';
comment on column register.interventions.name is 'Name of the project.';
comment on column register.interventions.provider_id is 'Who delivers it; empty where not stated. [references organisations]';
comment on column register.interventions.approach_id is 'Kind of intervention. [references approaches]';
comment on column register.interventions.description is 'What it does, in our words.';
comment on column register.interventions.age_from is 'Youngest age served, where stated.';
comment on column register.interventions.age_to is 'Oldest age served, where stated.';
comment on column register.interventions.target_group is 'Whom it is for.';
comment on column register.interventions.evaluation_status is 'What is known of an evaluation of this project. [vocabulary evaluation_status]';
comment on column register.interventions.evaluation_note is 'What the evaluation says, or who asked for it.';
comment on column register.interventions.is_curv_funded is 'The violence reduction unit pays for or runs it; empty where not stated.';
comment on column register.interventions.note is 'What is missing or doubtful.';
comment on column register.interventions.source_id is 'Where it is described. [references sources]';

create table register.intervention_themes (
    intervention_id varchar not null,
    theme_id varchar not null,
    primary key (intervention_id, theme_id)
);

comment on table register.intervention_themes is 'One row per theme of an intervention; our judgement.';
comment on column register.intervention_themes.intervention_id is 'The intervention. [references interventions]';
comment on column register.intervention_themes.theme_id is 'The theme. [references themes]';

create table register.intervention_areas (
    intervention_area_id varchar not null,
    intervention_id varchar not null,
    area_id varchar,
    area_name varchar,
    note varchar,
    source_id varchar not null,
    primary key (intervention_area_id),
    unique (intervention_id, area_id, area_name),
    check (area_id is not null or area_name is not null)
);

comment on table register.intervention_areas is 'One row per place where an intervention is at work.';
comment on column register.intervention_areas.intervention_area_id is 'Key.';
comment on column register.intervention_areas.intervention_id is 'The intervention. [references interventions]';
comment on column register.intervention_areas.area_id is 'The place; empty where no present code fits. [references areas]';
comment on column register.intervention_areas.area_name is 'The name a source gives, where no present code fits.';
comment on column register.intervention_areas.note is 'How the place was matched.';
comment on column register.intervention_areas.source_id is 'Where it is stated. [references sources]';

create table register.intervention_results (
    result_id varchar not null,
    intervention_id varchar not null,
    measure varchar not null,
    value double not null,
    unit varchar not null,
    period_from date,
    period_to date,
    note varchar,
    source_id varchar not null,
    primary key (result_id),
    check (period_from <= period_to)
);

comment on table register.intervention_results is 'One row per reported result of an intervention.';
comment on column register.intervention_results.result_id is 'Key.';
comment on column register.intervention_results.intervention_id is 'The intervention. [references interventions]';
comment on column register.intervention_results.measure is 'What was counted.';
comment on column register.intervention_results.value is 'The number.';
comment on column register.intervention_results.unit is 'What it counts; different units are never added. [vocabulary result_unit]';
comment on column register.intervention_results.period_from is 'First day of the period, where stated.';
comment on column register.intervention_results.period_to is 'Last day of the period, where stated.';
comment on column register.intervention_results.note is 'Words such as more than, fewer than, about.';
comment on column register.intervention_results.source_id is 'Where it is reported. [references sources]';

create table register.funds (
    fund_id varchar not null,
    name varchar not null,
    funder_id varchar not null,
    financial_year varchar,
    total_amount decimal(14, 2) check (total_amount >= 0),
    amount_basis varchar not null,
    note varchar,
    source_id varchar not null,
    primary key (fund_id)
);

comment on table register.funds is 'One row per pot of money; funds nest, so this table is never summed.';
comment on column register.funds.fund_id is 'Key.';
comment on column register.funds.name is 'Name of the fund.';
comment on column register.funds.funder_id is 'Who gives. [references organisations]';
comment on column register.funds.financial_year is 'Financial year or years, such as 2024-25.';
comment on column register.funds.total_amount is 'Size in pounds; empty where not stated.';
comment on column register.funds.amount_basis is 'What the amount is. [vocabulary fund_amount_basis]';
comment on column register.funds.note is 'What is missing or doubtful.';
comment on column register.funds.source_id is 'Where it is stated. [references sources]';

create table register.grants (
    grant_id varchar not null,
    intervention_id varchar not null,
    fund_id varchar,
    amount decimal(14, 2) check (amount >= 0),
    amount_basis varchar not null,
    starts_date date,
    ends_date date,
    date_precision varchar not null,
    note varchar,
    source_id varchar not null,
    primary key (grant_id),
    check (starts_date <= ends_date)
);

comment on table register.grants is 'One row per award to one intervention.';
comment on column register.grants.grant_id is 'Key.';
comment on column register.grants.intervention_id is 'The intervention. [references interventions]';
comment on column register.grants.fund_id is 'The pot it was paid from. [references funds]';
comment on column register.grants.amount is 'Pounds; empty where not stated.';
comment on column register.grants.amount_basis is 'What the amount is; only awarded money is known to have been given. [vocabulary grant_amount_basis]';
comment on column register.grants.starts_date is 'First day of the award.';
comment on column register.grants.ends_date is 'Last day of the award.';
comment on column register.grants.date_precision is 'How much of these dates is known. [vocabulary date_precision]';
comment on column register.grants.note is 'What is missing or doubtful.';
comment on column register.grants.source_id is 'The decision or announcement. [references sources]';

create table register.responses (
    response_id varchar not null,
    inspection_id varchar not null,
    chief_officer_invited_date date,
    chief_officer_received_date date,
    approved_date date,
    published_date date,
    sent_to_inspectorate_date date,
    forwarded_to_home_office_date date,
    url varchar,
    summary varchar,
    note varchar,
    source_id varchar not null,
    primary key (response_id)
);

comment on table register.responses is 'One row per answer of ours to one inspection.';
comment on column register.responses.response_id is 'Key.';
comment on column register.responses.inspection_id is 'The report it answers. [references inspections]';
comment on column register.responses.chief_officer_invited_date is 'Day the chief officer was invited to comment.';
comment on column register.responses.chief_officer_received_date is 'Day the chief officer''s comment came in.';
comment on column register.responses.approved_date is 'Day the Commissioner approved the response.';
comment on column register.responses.published_date is 'Day it was published.';
comment on column register.responses.sent_to_inspectorate_date is 'Day a copy went to the inspectorate.';
comment on column register.responses.forwarded_to_home_office_date is 'Day a copy went to the Home Office.';
comment on column register.responses.url is 'Where it is published; without a date this shows only that it was.';
comment on column register.responses.summary is 'What it says, in our words.';
comment on column register.responses.note is 'What is missing or doubtful.';
comment on column register.responses.source_id is 'The response. [references sources]';

create table register.response_replies (
    reply_id varchar not null,
    response_id varchar not null,
    finding_id varchar not null,
    acceptance varchar not null,
    action_or_reason varchar,
    reference varchar,
    note varchar,
    source_id varchar not null,
    primary key (reply_id),
    unique (response_id, finding_id)
);

comment on table register.response_replies is 'One row per reply that a response gives on one finding.';
comment on column register.response_replies.reply_id is 'Key.';
comment on column register.response_replies.response_id is 'The response. [references responses]';
comment on column register.response_replies.finding_id is 'The finding. [references findings]';
comment on column register.response_replies.acceptance is 'Whether the finding is accepted. [vocabulary acceptance]';
comment on column register.response_replies.action_or_reason is 'What was or will be done, or why nothing; section 55(5B) asks for one on each recommendation.';
comment on column register.response_replies.reference is 'Where in the response it is.';
comment on column register.response_replies.note is 'What the response does not say.';
comment on column register.response_replies.source_id is 'The response. [references sources]';

create table register.finding_interventions (
    link_id varchar not null,
    finding_id varchar not null,
    intervention_id varchar not null,
    relation varchar not null,
    basis varchar not null,
    rationale varchar not null,
    source_id varchar not null,
    primary key (link_id),
    unique (finding_id, intervention_id)
);

comment on table register.finding_interventions is 'One row per claim that an intervention answers a finding.';
comment on column register.finding_interventions.link_id is 'Key.';
comment on column register.finding_interventions.finding_id is 'The finding. [references findings]';
comment on column register.finding_interventions.intervention_id is 'The intervention. [references interventions]';
comment on column register.finding_interventions.relation is 'How far it answers. [vocabulary relation]';
comment on column register.finding_interventions.basis is 'What the claim rests on. [vocabulary link_basis]';
comment on column register.finding_interventions.rationale is 'The reason, in our words.';
comment on column register.finding_interventions.source_id is 'What the reason was read from. [references sources]';

create table register.finding_priorities (
    link_id varchar not null,
    finding_id varchar not null,
    priority_id varchar not null,
    relation varchar not null,
    basis varchar not null,
    rationale varchar not null,
    source_id varchar not null,
    primary key (link_id),
    unique (finding_id, priority_id)
);

comment on table register.finding_priorities is 'One row per claim that a finding bears on a Plan priority.';
comment on column register.finding_priorities.link_id is 'Key.';
comment on column register.finding_priorities.finding_id is 'The finding. [references findings]';
comment on column register.finding_priorities.priority_id is 'The priority. [references priorities]';
comment on column register.finding_priorities.relation is 'How far. [vocabulary relation]';
comment on column register.finding_priorities.basis is 'What the claim rests on. [vocabulary link_basis]';
comment on column register.finding_priorities.rationale is 'The reason, in our words.';
comment on column register.finding_priorities.source_id is 'What the reason was read from. [references sources]';

create table register.intervention_priorities (
    link_id varchar not null,
    intervention_id varchar not null,
    priority_id varchar not null,
    relation varchar not null,
    basis varchar not null,
    rationale varchar not null,
    source_id varchar not null,
    primary key (link_id),
    unique (intervention_id, priority_id)
);

comment on table register.intervention_priorities is 'One row per claim that an intervention serves a Plan priority.';
comment on column register.intervention_priorities.link_id is 'Key.';
comment on column register.intervention_priorities.intervention_id is 'The intervention. [references interventions]';
comment on column register.intervention_priorities.priority_id is 'The priority. [references priorities]';
comment on column register.intervention_priorities.relation is 'How far. [vocabulary relation]';
comment on column register.intervention_priorities.basis is 'What the claim rests on. [vocabulary link_basis]';
comment on column register.intervention_priorities.rationale is 'The reason, in our words.';
comment on column register.intervention_priorities.source_id is 'What the reason was read from. [references sources]';

create table register.actions (
    action_id varchar not null,
    finding_id varchar not null,
    title varchar not null,
    owner_role varchar not null,
    due_date date,
    primary key (action_id)
);

comment on table register.actions is 'One row per thing that someone promised to do about a finding.';
comment on column register.actions.action_id is 'Key.';
comment on column register.actions.finding_id is 'The finding. [references findings]';
comment on column register.actions.title is 'What is to be done.';
comment on column register.actions.owner_role is 'Who does it, as a role and never a name.';
comment on column register.actions.due_date is 'By when.';

create table register.meetings (
    meeting_id varchar not null,
    name varchar not null,
    meeting_date date not null,
    note varchar,
    source_id varchar,
    primary key (meeting_id)
);

comment on table register.meetings is 'One row per dated meeting of a group.';
comment on column register.meetings.meeting_id is 'Key.';
comment on column register.meetings.name is 'Name of the group or meeting.';
comment on column register.meetings.meeting_date is 'Day of the meeting.';
comment on column register.meetings.note is 'Outcome in a word or two.';
comment on column register.meetings.source_id is 'Where it is stated; empty for our own. [references sources]';

create table register.evidence (
    evidence_id varchar not null,
    subject_type varchar not null,
    subject_id varchar not null,
    title varchar not null,
    url varchar,
    evidence_state varchar not null,
    expires_date date,
    primary key (evidence_id)
);

comment on table register.evidence is 'One row per document that shows something was done.';
comment on column register.evidence.evidence_id is 'Key.';
comment on column register.evidence.subject_type is 'Kind of thing it is about. [vocabulary subject_type]';
comment on column register.evidence.subject_id is 'Key of that thing.';
comment on column register.evidence.title is 'Title of the document.';
comment on column register.evidence.url is 'Where it is kept.';
comment on column register.evidence.evidence_state is 'How far it has been checked. [vocabulary evidence_state]';
comment on column register.evidence.expires_date is 'Day it stops being good evidence.';

create table register.updates (
    update_id varchar not null,
    subject_type varchar not null,
    subject_id varchar not null,
    updated_at timestamp not null,
    actor_role varchar not null,
    from_status varchar,
    to_status varchar,
    from_due_date date,
    to_due_date date,
    reason varchar,
    evidence_id varchar,
    primary key (update_id)
);

comment on table register.updates is 'One row per change of state; rows are added, never edited.';
comment on column register.updates.update_id is 'Key.';
comment on column register.updates.subject_type is 'Kind of thing that changed. [vocabulary subject_type]';
comment on column register.updates.subject_id is 'Key of that thing.';
comment on column register.updates.updated_at is 'When it was recorded, London time.';
comment on column register.updates.actor_role is 'Who recorded it, as a role and never a name.';
comment on column register.updates.from_status is 'Status before.';
comment on column register.updates.to_status is 'Status after.';
comment on column register.updates.from_due_date is 'Due date before.';
comment on column register.updates.to_due_date is 'Due date after.';
comment on column register.updates.reason is 'Why.';
comment on column register.updates.evidence_id is 'The document that shows it. [references evidence]';

create table register.measures (
    measure_id varchar not null,
    name varchar not null,
    definition varchar not null,
    unit varchar not null,
    series varchar not null,
    source_id varchar not null,
    note varchar,
    primary key (measure_id)
);

comment on table register.measures is 'One row per indicator.';
comment on column register.measures.measure_id is 'Key.';
comment on column register.measures.name is 'Name of the indicator.';
comment on column register.measures.definition is 'What is counted.';
comment on column register.measures.unit is 'What a value counts. [vocabulary measure_unit]';
comment on column register.measures.series is 'Values of different series are never drawn as one line.';
comment on column register.measures.source_id is 'Where it is defined. [references sources]';
comment on column register.measures.note is 'What is missing or doubtful.';

create table register.observations (
    observation_id varchar not null,
    measure_id varchar not null,
    area_id varchar,
    area_name varchar,
    period_from date,
    period_to date,
    value double not null,
    comparator_value double,
    comparator_label varchar,
    note varchar,
    source_id varchar not null,
    primary key (observation_id),
    check (period_from <= period_to)
);

comment on table register.observations is 'One row per value of an indicator.';
comment on column register.observations.observation_id is 'Key.';
comment on column register.observations.measure_id is 'The indicator. [references measures]';
comment on column register.observations.area_id is 'The place; empty where no present code fits. [references areas]';
comment on column register.observations.area_name is 'The name a source gives, where no present code fits.';
comment on column register.observations.period_from is 'First day of the period.';
comment on column register.observations.period_to is 'Last day of the period.';
comment on column register.observations.value is 'The number.';
comment on column register.observations.comparator_value is 'A number to set beside it.';
comment on column register.observations.comparator_label is 'What that number is.';
comment on column register.observations.note is 'What is missing or doubtful.';
comment on column register.observations.source_id is 'Where it is stated. [references sources]';

create table register.shipped_rows (
    table_name varchar not null,
    row_key varchar not null,
    fingerprint varchar not null,
    primary key (table_name, row_key)
);

comment on table register.shipped_rows is 'Bookkeeping. One row per row that a build added, with the fingerprint it had then: so a later build knows what a user has changed since.';

create table register.schema_migrations (
    step integer not null,
    name varchar not null,
    applied_at timestamp not null,
    primary key (step)
);

comment on table register.schema_migrations is 'Bookkeeping. One row per step by which the tables of this store were made or changed.';
