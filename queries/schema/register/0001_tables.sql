-- The register: small, precious, transactional. One table per thing that an officer could point at.
--
-- What each table and column means stands in its COMMENT. Two marks in a comment are read by the program:
--   [references TABLE]    the value is a key of that table (no FOREIGN KEY: DuckDB cannot delete a child and its
--                         parent in one transaction; queries/checks/references_resolve.sql proves the relations)
--   [vocabulary NAME]     the value is a term of that vocabulary in vocabulary_terms
-- Tables stand in the order in which their references allow them to be filled.

CREATE TABLE register.vocabulary_terms (
    vocabulary VARCHAR NOT NULL,
    term VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    counts_as VARCHAR,
    mark VARCHAR,
    tone VARCHAR CHECK (tone IN ('good', 'caution', 'problem', 'neutral')),
    definition VARCHAR,
    PRIMARY KEY (vocabulary, term)
);

COMMENT ON TABLE register.vocabulary_terms IS 'One row per word of a controlled vocabulary; an office adds its own words here.';
COMMENT ON COLUMN register.vocabulary_terms.vocabulary IS 'Name of the vocabulary, such as finding_type.';
COMMENT ON COLUMN register.vocabulary_terms.term IS 'The word as it stands in other tables.';
COMMENT ON COLUMN register.vocabulary_terms.label IS 'The word as people read it.';
COMMENT ON COLUMN register.vocabulary_terms.ordinal IS 'Place in lists.';
COMMENT ON COLUMN register.vocabulary_terms.counts_as IS 'How sums and gaps treat the term, such as answered, silent, given, not_given; empty where nothing depends on it.';
COMMENT ON COLUMN register.vocabulary_terms.mark IS 'A sign shown with the label, so that a status never rests on colour alone.';
COMMENT ON COLUMN register.vocabulary_terms.tone IS 'Colour family: good, caution, problem or neutral.';
COMMENT ON COLUMN register.vocabulary_terms.definition IS 'What the term means.';

CREATE TABLE register.sources (
    source_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    url VARCHAR,
    published_date DATE,
    licence VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (source_id)
);

COMMENT ON TABLE register.sources IS 'One row per published page or document; every fact points to one.';
COMMENT ON COLUMN register.sources.source_id IS 'Key.';
COMMENT ON COLUMN register.sources.title IS 'Title of the page or document.';
COMMENT ON COLUMN register.sources.publisher IS 'Who published it.';
COMMENT ON COLUMN register.sources.url IS 'Address; empty where it has none.';
COMMENT ON COLUMN register.sources.published_date IS 'Day of publication, only where the page gives one.';
COMMENT ON COLUMN register.sources.licence IS 'Terms under which it may be used again. [vocabulary licence]';
COMMENT ON COLUMN register.sources.note IS 'How good the source is: second-hand, a copy, an older version.';

CREATE TABLE register.areas (
    area_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    area_type VARCHAR NOT NULL,
    parent_area_id VARCHAR,
    population INTEGER CHECK (population >= 0),
    population_year INTEGER,
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    imd_decile INTEGER CHECK (imd_decile BETWEEN 1 AND 10),
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (area_id)
);

COMMENT ON TABLE register.areas IS 'One row per place with an ONS code.';
COMMENT ON COLUMN register.areas.area_id IS 'ONS code.';
COMMENT ON COLUMN register.areas.name IS 'Name of the place.';
COMMENT ON COLUMN register.areas.area_type IS 'Kind of place. [vocabulary area_type]';
COMMENT ON COLUMN register.areas.parent_area_id IS 'The next larger place it lies in: small area to ward (best fit), ward to local authority, local authority to force. [references areas]';
COMMENT ON COLUMN register.areas.population IS 'Usual residents.';
COMMENT ON COLUMN register.areas.population_year IS 'Year of the population.';
COMMENT ON COLUMN register.areas.latitude IS 'Centre of the boundary, WGS84 degrees; it may lie outside a crescent-shaped place.';
COMMENT ON COLUMN register.areas.longitude IS 'Centre of the boundary, WGS84 degrees.';
COMMENT ON COLUMN register.areas.imd_decile IS 'Indices of Deprivation 2025 decile, 1 is most deprived; small areas only.';
COMMENT ON COLUMN register.areas.source_id IS 'Where the boundary comes from. [references sources]';

CREATE TABLE register.organisations (
    organisation_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    organisation_type VARCHAR NOT NULL,
    area_id VARCHAR,
    source_id VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (organisation_id)
);

COMMENT ON TABLE register.organisations IS 'One row per inspectorate, police force, council, provider, funder or partnership.';
COMMENT ON COLUMN register.organisations.organisation_id IS 'Key.';
COMMENT ON COLUMN register.organisations.name IS 'Name of the body; never a person.';
COMMENT ON COLUMN register.organisations.organisation_type IS 'Kind of body. [vocabulary organisation_type]';
COMMENT ON COLUMN register.organisations.area_id IS 'The place it belongs to, where one fits. [references areas]';
COMMENT ON COLUMN register.organisations.source_id IS 'Where it is named. [references sources]';
COMMENT ON COLUMN register.organisations.note IS 'Doubts and duplicates.';

CREATE TABLE register.inspections (
    inspection_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    lead_organisation_id VARCHAR NOT NULL,
    published_date DATE,
    published_precision VARCHAR NOT NULL,
    fieldwork_from DATE,
    fieldwork_to DATE,
    fieldwork_precision VARCHAR NOT NULL,
    is_national BOOLEAN,
    is_thematic BOOLEAN,
    is_force_specific BOOLEAN,
    is_follow_up BOOLEAN,
    is_partner BOOLEAN,
    is_force_quoted BOOLEAN,
    response_regime VARCHAR NOT NULL,
    response_due_date DATE,
    response_required VARCHAR NOT NULL,
    response_reason VARCHAR,
    response_seen VARCHAR NOT NULL,
    covered_by_inspection_id VARCHAR,
    recommendation_count INTEGER CHECK (recommendation_count >= 0),
    force_recommendation_count INTEGER CHECK (force_recommendation_count >= 0),
    cause_of_concern_count INTEGER CHECK (cause_of_concern_count >= 0),
    area_for_improvement_count INTEGER CHECK (area_for_improvement_count >= 0),
    summary VARCHAR NOT NULL,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (inspection_id),
    CHECK (fieldwork_from <= fieldwork_to)
);

COMMENT ON TABLE register.inspections IS 'One row per published inspection report.';
COMMENT ON COLUMN register.inspections.inspection_id IS 'Key.';
COMMENT ON COLUMN register.inspections.title IS 'Title of the report.';
COMMENT ON COLUMN register.inspections.lead_organisation_id IS 'The inspectorate that leads. [references organisations]';
COMMENT ON COLUMN register.inspections.published_date IS 'Day of publication; empty where it is not known, and then no clock runs.';
COMMENT ON COLUMN register.inspections.published_precision IS 'How much of the date of publication is known. [vocabulary date_precision]';
COMMENT ON COLUMN register.inspections.fieldwork_from IS 'First day of the fieldwork.';
COMMENT ON COLUMN register.inspections.fieldwork_to IS 'Last day of the fieldwork.';
COMMENT ON COLUMN register.inspections.fieldwork_precision IS 'How much of the fieldwork dates is known. [vocabulary date_precision]';
COMMENT ON COLUMN register.inspections.is_national IS 'Looks at the whole country.';
COMMENT ON COLUMN register.inspections.is_thematic IS 'Looks at one subject across forces.';
COMMENT ON COLUMN register.inspections.is_force_specific IS 'Looks at this force.';
COMMENT ON COLUMN register.inspections.is_follow_up IS 'Goes back to an earlier report.';
COMMENT ON COLUMN register.inspections.is_partner IS 'Looks at partners as well as, or instead of, the police.';
COMMENT ON COLUMN register.inspections.is_force_quoted IS 'The force is named in the report; empty where unknown.';
COMMENT ON COLUMN register.inspections.response_regime IS 'The rule that sets the date of our response. [vocabulary response_regime]';
COMMENT ON COLUMN register.inspections.response_due_date IS 'The date that a letter sets, only when the rule is a letter.';
COMMENT ON COLUMN register.inspections.response_required IS 'Whether we must respond. [vocabulary yes_no]';
COMMENT ON COLUMN register.inspections.response_reason IS 'Why, or why not.';
COMMENT ON COLUMN register.inspections.response_seen IS 'What we have seen of a response, not what exists. [vocabulary response_seen]';
COMMENT ON COLUMN register.inspections.covered_by_inspection_id IS 'Another report whose response answers this one too. [references inspections]';
COMMENT ON COLUMN register.inspections.recommendation_count IS 'Recommendations in the report, as stated; empty where not stated.';
COMMENT ON COLUMN register.inspections.force_recommendation_count IS 'Of these, for chief constables; empty where not stated.';
COMMENT ON COLUMN register.inspections.cause_of_concern_count IS 'Causes of concern, as stated; empty where not stated.';
COMMENT ON COLUMN register.inspections.area_for_improvement_count IS 'Areas for improvement, as stated; empty where not stated.';
COMMENT ON COLUMN register.inspections.summary IS 'What it is about, in our words.';
COMMENT ON COLUMN register.inspections.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.inspections.source_id IS 'The report. [references sources]';

CREATE TABLE register.inspection_organisations (
    inspection_id VARCHAR NOT NULL,
    organisation_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (inspection_id, organisation_id, role)
);

COMMENT ON TABLE register.inspection_organisations IS 'One row per part that a body has in an inspection.';
COMMENT ON COLUMN register.inspection_organisations.inspection_id IS 'The report. [references inspections]';
COMMENT ON COLUMN register.inspection_organisations.organisation_id IS 'The body. [references organisations]';
COMMENT ON COLUMN register.inspection_organisations.role IS 'Its part. [vocabulary inspection_role]';
COMMENT ON COLUMN register.inspection_organisations.source_id IS 'Where that is stated. [references sources]';

CREATE TABLE register.themes (
    theme_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    parent_theme_id VARCHAR,
    definition VARCHAR NOT NULL,
    terms VARCHAR NOT NULL,
    source_id VARCHAR,
    PRIMARY KEY (theme_id)
);

COMMENT ON TABLE register.themes IS 'One row per subject of the vocabulary that findings and interventions share.';
COMMENT ON COLUMN register.themes.theme_id IS 'Key.';
COMMENT ON COLUMN register.themes.name IS 'Name of the subject.';
COMMENT ON COLUMN register.themes.parent_theme_id IS 'The wider subject it belongs to. [references themes]';
COMMENT ON COLUMN register.themes.definition IS 'What belongs to it.';
COMMENT ON COLUMN register.themes.terms IS 'Words that signal it, separated by semicolons; they suggest, they do not decide.';
COMMENT ON COLUMN register.themes.source_id IS 'Where the subject comes from; empty where it is ours. [references sources]';

CREATE TABLE register.findings (
    finding_id VARCHAR NOT NULL,
    inspection_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    finding_type VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    source_quote VARCHAR,
    source_reference VARCHAR,
    addressee VARCHAR,
    addressed_to_us VARCHAR NOT NULL,
    due_date DATE,
    inspectorate_status VARCHAR,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (finding_id)
);

COMMENT ON TABLE register.findings IS 'One row per finding, recommendation, cause of concern, area for improvement or positive practice in a report.';
COMMENT ON COLUMN register.findings.finding_id IS 'Key.';
COMMENT ON COLUMN register.findings.inspection_id IS 'The report it stands in. [references inspections]';
COMMENT ON COLUMN register.findings.ordinal IS 'Its place among the findings held here for that report.';
COMMENT ON COLUMN register.findings.finding_type IS 'Kind of statement. [vocabulary finding_type]';
COMMENT ON COLUMN register.findings.summary IS 'What it says, in our words.';
COMMENT ON COLUMN register.findings.source_quote IS 'The report''s words; only in an office''s own register, never in the shipped data.';
COMMENT ON COLUMN register.findings.source_reference IS 'Page, paragraph or bullet.';
COMMENT ON COLUMN register.findings.addressee IS 'Who is asked to act; empty where nobody is named.';
COMMENT ON COLUMN register.findings.addressed_to_us IS 'Whether it is for this force or this office. [vocabulary addressed_to_us]';
COMMENT ON COLUMN register.findings.due_date IS 'The date the report sets for this finding: a second clock, never mixed with that of the response.';
COMMENT ON COLUMN register.findings.inspectorate_status IS 'What the inspectorate says of it; empty where that could not be read. [vocabulary inspectorate_status]';
COMMENT ON COLUMN register.findings.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.findings.source_id IS 'Where it was read. [references sources]';

CREATE TABLE register.finding_themes (
    finding_id VARCHAR NOT NULL,
    theme_id VARCHAR NOT NULL,
    PRIMARY KEY (finding_id, theme_id)
);

COMMENT ON TABLE register.finding_themes IS 'One row per theme of a finding; our judgement.';
COMMENT ON COLUMN register.finding_themes.finding_id IS 'The finding. [references findings]';
COMMENT ON COLUMN register.finding_themes.theme_id IS 'The theme. [references themes]';

CREATE TABLE register.plans (
    plan_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    starts_date DATE,
    ends_date DATE,
    date_precision VARCHAR NOT NULL,
    published_date DATE,
    source_id VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (plan_id),
    CHECK (starts_date <= ends_date)
);

COMMENT ON TABLE register.plans IS 'One row per Police and Crime Plan.';
COMMENT ON COLUMN register.plans.plan_id IS 'Key.';
COMMENT ON COLUMN register.plans.title IS 'Title of the plan.';
COMMENT ON COLUMN register.plans.starts_date IS 'First day.';
COMMENT ON COLUMN register.plans.ends_date IS 'Last day.';
COMMENT ON COLUMN register.plans.date_precision IS 'How much of these dates is known. [vocabulary date_precision]';
COMMENT ON COLUMN register.plans.published_date IS 'Day of publication, where stated.';
COMMENT ON COLUMN register.plans.source_id IS 'Where the plan is described. [references sources]';
COMMENT ON COLUMN register.plans.note IS 'What is missing or doubtful.';

CREATE TABLE register.priorities (
    priority_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    title VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (priority_id)
);

COMMENT ON TABLE register.priorities IS 'One row per priority in a plan.';
COMMENT ON COLUMN register.priorities.priority_id IS 'Key.';
COMMENT ON COLUMN register.priorities.plan_id IS 'The plan. [references plans]';
COMMENT ON COLUMN register.priorities.ordinal IS 'Its place in the plan.';
COMMENT ON COLUMN register.priorities.title IS 'Title, shortened.';
COMMENT ON COLUMN register.priorities.summary IS 'What it is about, in our words.';
COMMENT ON COLUMN register.priorities.source_id IS 'Where it is stated. [references sources]';

CREATE TABLE register.approaches (
    approach_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    toolkit_name VARCHAR,
    impact_rating VARCHAR,
    rating_date DATE,
    rating_date_precision VARCHAR NOT NULL,
    rating_certainty VARCHAR NOT NULL,
    rating_note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (approach_id)
);

COMMENT ON TABLE register.approaches IS 'One row per kind of intervention.';
COMMENT ON COLUMN register.approaches.approach_id IS 'Key.';
COMMENT ON COLUMN register.approaches.name IS 'Name of the approach.';
COMMENT ON COLUMN register.approaches.toolkit_name IS 'Strand of the Youth Endowment Fund Toolkit; empty where none was found.';
COMMENT ON COLUMN register.approaches.impact_rating IS 'The Toolkit''s word for the effect on violence; empty where it could not be read. [vocabulary impact_rating]';
COMMENT ON COLUMN register.approaches.rating_date IS 'Day the rating was read or dated.';
COMMENT ON COLUMN register.approaches.rating_date_precision IS 'How much of that date is known. [vocabulary date_precision]';
COMMENT ON COLUMN register.approaches.rating_certainty IS 'Whether copies of the Toolkit agree. [vocabulary rating_certainty]';
COMMENT ON COLUMN register.approaches.rating_note IS 'What the rating rests on.';
COMMENT ON COLUMN register.approaches.source_id IS 'Where it was read. [references sources]';

CREATE TABLE register.interventions (
    intervention_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    provider_id VARCHAR,
    approach_id VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    age_from INTEGER CHECK (age_from BETWEEN 0 AND 120),
    age_to INTEGER CHECK (age_to BETWEEN 0 AND 120),
    target_group VARCHAR,
    evaluation_status VARCHAR NOT NULL,
    evaluation_note VARCHAR,
    is_curv_funded BOOLEAN,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (intervention_id),
    CHECK (age_from <= age_to)
);

COMMENT ON TABLE register.interventions IS 'One row per project or service that partners could name.';
COMMENT ON COLUMN register.interventions.intervention_id IS 'Key.';
COMMENT ON COLUMN register.interventions.name IS 'Name of the project.';
COMMENT ON COLUMN register.interventions.provider_id IS 'Who delivers it; empty where not stated. [references organisations]';
COMMENT ON COLUMN register.interventions.approach_id IS 'Kind of intervention. [references approaches]';
COMMENT ON COLUMN register.interventions.description IS 'What it does, in our words.';
COMMENT ON COLUMN register.interventions.age_from IS 'Youngest age served, where stated.';
COMMENT ON COLUMN register.interventions.age_to IS 'Oldest age served, where stated.';
COMMENT ON COLUMN register.interventions.target_group IS 'Whom it is for.';
COMMENT ON COLUMN register.interventions.evaluation_status IS 'What is known of an evaluation of this project. [vocabulary evaluation_status]';
COMMENT ON COLUMN register.interventions.evaluation_note IS 'What the evaluation says, or who asked for it.';
COMMENT ON COLUMN register.interventions.is_curv_funded IS 'The violence reduction unit pays for or runs it; empty where not stated.';
COMMENT ON COLUMN register.interventions.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.interventions.source_id IS 'Where it is described. [references sources]';

CREATE TABLE register.intervention_themes (
    intervention_id VARCHAR NOT NULL,
    theme_id VARCHAR NOT NULL,
    PRIMARY KEY (intervention_id, theme_id)
);

COMMENT ON TABLE register.intervention_themes IS 'One row per theme of an intervention; our judgement.';
COMMENT ON COLUMN register.intervention_themes.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.intervention_themes.theme_id IS 'The theme. [references themes]';

CREATE TABLE register.intervention_areas (
    intervention_area_id VARCHAR NOT NULL,
    intervention_id VARCHAR NOT NULL,
    area_id VARCHAR,
    area_name VARCHAR,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (intervention_area_id),
    UNIQUE (intervention_id, area_id, area_name),
    CHECK (area_id IS NOT NULL OR area_name IS NOT NULL)
);

COMMENT ON TABLE register.intervention_areas IS 'One row per place where an intervention is at work.';
COMMENT ON COLUMN register.intervention_areas.intervention_area_id IS 'Key.';
COMMENT ON COLUMN register.intervention_areas.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.intervention_areas.area_id IS 'The place; empty where no present code fits. [references areas]';
COMMENT ON COLUMN register.intervention_areas.area_name IS 'The name a source gives, where no present code fits.';
COMMENT ON COLUMN register.intervention_areas.note IS 'How the place was matched.';
COMMENT ON COLUMN register.intervention_areas.source_id IS 'Where it is stated. [references sources]';

CREATE TABLE register.intervention_results (
    result_id VARCHAR NOT NULL,
    intervention_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    period_from DATE,
    period_to DATE,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (result_id),
    CHECK (period_from <= period_to)
);

COMMENT ON TABLE register.intervention_results IS 'One row per reported result of an intervention.';
COMMENT ON COLUMN register.intervention_results.result_id IS 'Key.';
COMMENT ON COLUMN register.intervention_results.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.intervention_results.measure IS 'What was counted.';
COMMENT ON COLUMN register.intervention_results.value IS 'The number.';
COMMENT ON COLUMN register.intervention_results.unit IS 'What it counts; different units are never added. [vocabulary result_unit]';
COMMENT ON COLUMN register.intervention_results.period_from IS 'First day of the period, where stated.';
COMMENT ON COLUMN register.intervention_results.period_to IS 'Last day of the period, where stated.';
COMMENT ON COLUMN register.intervention_results.note IS 'Words such as more than, fewer than, about.';
COMMENT ON COLUMN register.intervention_results.source_id IS 'Where it is reported. [references sources]';

CREATE TABLE register.funds (
    fund_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    funder_id VARCHAR NOT NULL,
    financial_year VARCHAR,
    total_amount DECIMAL(14,2) CHECK (total_amount >= 0),
    amount_basis VARCHAR NOT NULL,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (fund_id)
);

COMMENT ON TABLE register.funds IS 'One row per pot of money; funds nest, so this table is never summed.';
COMMENT ON COLUMN register.funds.fund_id IS 'Key.';
COMMENT ON COLUMN register.funds.name IS 'Name of the fund.';
COMMENT ON COLUMN register.funds.funder_id IS 'Who gives. [references organisations]';
COMMENT ON COLUMN register.funds.financial_year IS 'Financial year or years, such as 2024-25.';
COMMENT ON COLUMN register.funds.total_amount IS 'Size in pounds; empty where not stated.';
COMMENT ON COLUMN register.funds.amount_basis IS 'What the amount is. [vocabulary fund_amount_basis]';
COMMENT ON COLUMN register.funds.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.funds.source_id IS 'Where it is stated. [references sources]';

CREATE TABLE register.grants (
    grant_id VARCHAR NOT NULL,
    intervention_id VARCHAR NOT NULL,
    fund_id VARCHAR,
    amount DECIMAL(14,2) CHECK (amount >= 0),
    amount_basis VARCHAR NOT NULL,
    starts_date DATE,
    ends_date DATE,
    date_precision VARCHAR NOT NULL,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (grant_id),
    CHECK (starts_date <= ends_date)
);

COMMENT ON TABLE register.grants IS 'One row per award to one intervention.';
COMMENT ON COLUMN register.grants.grant_id IS 'Key.';
COMMENT ON COLUMN register.grants.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.grants.fund_id IS 'The pot it was paid from. [references funds]';
COMMENT ON COLUMN register.grants.amount IS 'Pounds; empty where not stated.';
COMMENT ON COLUMN register.grants.amount_basis IS 'What the amount is; only awarded money is known to have been given. [vocabulary grant_amount_basis]';
COMMENT ON COLUMN register.grants.starts_date IS 'First day of the award.';
COMMENT ON COLUMN register.grants.ends_date IS 'Last day of the award.';
COMMENT ON COLUMN register.grants.date_precision IS 'How much of these dates is known. [vocabulary date_precision]';
COMMENT ON COLUMN register.grants.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.grants.source_id IS 'The decision or announcement. [references sources]';

CREATE TABLE register.responses (
    response_id VARCHAR NOT NULL,
    inspection_id VARCHAR NOT NULL,
    chief_officer_invited_date DATE,
    chief_officer_received_date DATE,
    approved_date DATE,
    published_date DATE,
    sent_to_inspectorate_date DATE,
    forwarded_to_home_office_date DATE,
    url VARCHAR,
    summary VARCHAR,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (response_id)
);

COMMENT ON TABLE register.responses IS 'One row per answer of ours to one inspection.';
COMMENT ON COLUMN register.responses.response_id IS 'Key.';
COMMENT ON COLUMN register.responses.inspection_id IS 'The report it answers. [references inspections]';
COMMENT ON COLUMN register.responses.chief_officer_invited_date IS 'Day the chief officer was invited to comment.';
COMMENT ON COLUMN register.responses.chief_officer_received_date IS 'Day the chief officer''s comment came in.';
COMMENT ON COLUMN register.responses.approved_date IS 'Day the Commissioner approved the response.';
COMMENT ON COLUMN register.responses.published_date IS 'Day it was published.';
COMMENT ON COLUMN register.responses.sent_to_inspectorate_date IS 'Day a copy went to the inspectorate.';
COMMENT ON COLUMN register.responses.forwarded_to_home_office_date IS 'Day a copy went to the Home Office.';
COMMENT ON COLUMN register.responses.url IS 'Where it is published; without a date this shows only that it was.';
COMMENT ON COLUMN register.responses.summary IS 'What it says, in our words.';
COMMENT ON COLUMN register.responses.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.responses.source_id IS 'The response. [references sources]';

CREATE TABLE register.response_replies (
    reply_id VARCHAR NOT NULL,
    response_id VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    acceptance VARCHAR NOT NULL,
    action_or_reason VARCHAR,
    reference VARCHAR,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (reply_id),
    UNIQUE (response_id, finding_id)
);

COMMENT ON TABLE register.response_replies IS 'One row per reply that a response gives on one finding.';
COMMENT ON COLUMN register.response_replies.reply_id IS 'Key.';
COMMENT ON COLUMN register.response_replies.response_id IS 'The response. [references responses]';
COMMENT ON COLUMN register.response_replies.finding_id IS 'The finding. [references findings]';
COMMENT ON COLUMN register.response_replies.acceptance IS 'Whether the finding is accepted. [vocabulary acceptance]';
COMMENT ON COLUMN register.response_replies.action_or_reason IS 'What was or will be done, or why nothing; section 55(5B) asks for one on each recommendation.';
COMMENT ON COLUMN register.response_replies.reference IS 'Where in the response it stands.';
COMMENT ON COLUMN register.response_replies.note IS 'What the response does not say.';
COMMENT ON COLUMN register.response_replies.source_id IS 'The response. [references sources]';

CREATE TABLE register.finding_interventions (
    link_id VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    intervention_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (link_id),
    UNIQUE (finding_id, intervention_id)
);

COMMENT ON TABLE register.finding_interventions IS 'One row per claim that an intervention answers a finding.';
COMMENT ON COLUMN register.finding_interventions.link_id IS 'Key.';
COMMENT ON COLUMN register.finding_interventions.finding_id IS 'The finding. [references findings]';
COMMENT ON COLUMN register.finding_interventions.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.finding_interventions.relation IS 'How far it answers. [vocabulary relation]';
COMMENT ON COLUMN register.finding_interventions.basis IS 'What the claim rests on. [vocabulary link_basis]';
COMMENT ON COLUMN register.finding_interventions.rationale IS 'The reason, in our words.';
COMMENT ON COLUMN register.finding_interventions.source_id IS 'What the reason was read from. [references sources]';

CREATE TABLE register.finding_priorities (
    link_id VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    priority_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (link_id),
    UNIQUE (finding_id, priority_id)
);

COMMENT ON TABLE register.finding_priorities IS 'One row per claim that a finding bears on a Plan priority.';
COMMENT ON COLUMN register.finding_priorities.link_id IS 'Key.';
COMMENT ON COLUMN register.finding_priorities.finding_id IS 'The finding. [references findings]';
COMMENT ON COLUMN register.finding_priorities.priority_id IS 'The priority. [references priorities]';
COMMENT ON COLUMN register.finding_priorities.relation IS 'How far. [vocabulary relation]';
COMMENT ON COLUMN register.finding_priorities.basis IS 'What the claim rests on. [vocabulary link_basis]';
COMMENT ON COLUMN register.finding_priorities.rationale IS 'The reason, in our words.';
COMMENT ON COLUMN register.finding_priorities.source_id IS 'What the reason was read from. [references sources]';

CREATE TABLE register.intervention_priorities (
    link_id VARCHAR NOT NULL,
    intervention_id VARCHAR NOT NULL,
    priority_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (link_id),
    UNIQUE (intervention_id, priority_id)
);

COMMENT ON TABLE register.intervention_priorities IS 'One row per claim that an intervention serves a Plan priority.';
COMMENT ON COLUMN register.intervention_priorities.link_id IS 'Key.';
COMMENT ON COLUMN register.intervention_priorities.intervention_id IS 'The intervention. [references interventions]';
COMMENT ON COLUMN register.intervention_priorities.priority_id IS 'The priority. [references priorities]';
COMMENT ON COLUMN register.intervention_priorities.relation IS 'How far. [vocabulary relation]';
COMMENT ON COLUMN register.intervention_priorities.basis IS 'What the claim rests on. [vocabulary link_basis]';
COMMENT ON COLUMN register.intervention_priorities.rationale IS 'The reason, in our words.';
COMMENT ON COLUMN register.intervention_priorities.source_id IS 'What the reason was read from. [references sources]';

CREATE TABLE register.actions (
    action_id VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    owner_role VARCHAR NOT NULL,
    due_date DATE,
    PRIMARY KEY (action_id)
);

COMMENT ON TABLE register.actions IS 'One row per thing that someone promised to do about a finding.';
COMMENT ON COLUMN register.actions.action_id IS 'Key.';
COMMENT ON COLUMN register.actions.finding_id IS 'The finding. [references findings]';
COMMENT ON COLUMN register.actions.title IS 'What is to be done.';
COMMENT ON COLUMN register.actions.owner_role IS 'Who does it, as a role and never a name.';
COMMENT ON COLUMN register.actions.due_date IS 'By when.';

CREATE TABLE register.meetings (
    meeting_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    meeting_date DATE NOT NULL,
    note VARCHAR,
    source_id VARCHAR,
    PRIMARY KEY (meeting_id)
);

COMMENT ON TABLE register.meetings IS 'One row per dated meeting of a group.';
COMMENT ON COLUMN register.meetings.meeting_id IS 'Key.';
COMMENT ON COLUMN register.meetings.name IS 'Name of the group or meeting.';
COMMENT ON COLUMN register.meetings.meeting_date IS 'Day of the meeting.';
COMMENT ON COLUMN register.meetings.note IS 'Outcome in a word or two.';
COMMENT ON COLUMN register.meetings.source_id IS 'Where it is stated; empty for our own. [references sources]';

CREATE TABLE register.evidence (
    evidence_id VARCHAR NOT NULL,
    subject_type VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    url VARCHAR,
    evidence_state VARCHAR NOT NULL,
    expires_date DATE,
    PRIMARY KEY (evidence_id)
);

COMMENT ON TABLE register.evidence IS 'One row per document that shows something was done.';
COMMENT ON COLUMN register.evidence.evidence_id IS 'Key.';
COMMENT ON COLUMN register.evidence.subject_type IS 'Kind of thing it is about. [vocabulary subject_type]';
COMMENT ON COLUMN register.evidence.subject_id IS 'Key of that thing.';
COMMENT ON COLUMN register.evidence.title IS 'Title of the document.';
COMMENT ON COLUMN register.evidence.url IS 'Where it is kept.';
COMMENT ON COLUMN register.evidence.evidence_state IS 'How far it has been checked. [vocabulary evidence_state]';
COMMENT ON COLUMN register.evidence.expires_date IS 'Day it stops being good evidence.';

CREATE TABLE register.updates (
    update_id VARCHAR NOT NULL,
    subject_type VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    actor_role VARCHAR NOT NULL,
    from_status VARCHAR,
    to_status VARCHAR,
    from_due_date DATE,
    to_due_date DATE,
    reason VARCHAR,
    evidence_id VARCHAR,
    PRIMARY KEY (update_id)
);

COMMENT ON TABLE register.updates IS 'One row per change of state; rows are added, never edited.';
COMMENT ON COLUMN register.updates.update_id IS 'Key.';
COMMENT ON COLUMN register.updates.subject_type IS 'Kind of thing that changed. [vocabulary subject_type]';
COMMENT ON COLUMN register.updates.subject_id IS 'Key of that thing.';
COMMENT ON COLUMN register.updates.updated_at IS 'When it was recorded, London time.';
COMMENT ON COLUMN register.updates.actor_role IS 'Who recorded it, as a role and never a name.';
COMMENT ON COLUMN register.updates.from_status IS 'Status before.';
COMMENT ON COLUMN register.updates.to_status IS 'Status after.';
COMMENT ON COLUMN register.updates.from_due_date IS 'Due date before.';
COMMENT ON COLUMN register.updates.to_due_date IS 'Due date after.';
COMMENT ON COLUMN register.updates.reason IS 'Why.';
COMMENT ON COLUMN register.updates.evidence_id IS 'The document that shows it. [references evidence]';

CREATE TABLE register.measures (
    measure_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (measure_id)
);

COMMENT ON TABLE register.measures IS 'One row per indicator.';
COMMENT ON COLUMN register.measures.measure_id IS 'Key.';
COMMENT ON COLUMN register.measures.name IS 'Name of the indicator.';
COMMENT ON COLUMN register.measures.definition IS 'What is counted.';
COMMENT ON COLUMN register.measures.unit IS 'What a value counts. [vocabulary measure_unit]';
COMMENT ON COLUMN register.measures.series IS 'Values of different series are never drawn as one line.';
COMMENT ON COLUMN register.measures.source_id IS 'Where it is defined. [references sources]';
COMMENT ON COLUMN register.measures.note IS 'What is missing or doubtful.';

CREATE TABLE register.observations (
    observation_id VARCHAR NOT NULL,
    measure_id VARCHAR NOT NULL,
    area_id VARCHAR,
    area_name VARCHAR,
    period_from DATE,
    period_to DATE,
    value DOUBLE NOT NULL,
    comparator_value DOUBLE,
    comparator_label VARCHAR,
    note VARCHAR,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (observation_id),
    CHECK (period_from <= period_to)
);

COMMENT ON TABLE register.observations IS 'One row per value of an indicator.';
COMMENT ON COLUMN register.observations.observation_id IS 'Key.';
COMMENT ON COLUMN register.observations.measure_id IS 'The indicator. [references measures]';
COMMENT ON COLUMN register.observations.area_id IS 'The place; empty where no present code fits. [references areas]';
COMMENT ON COLUMN register.observations.area_name IS 'The name a source gives, where no present code fits.';
COMMENT ON COLUMN register.observations.period_from IS 'First day of the period.';
COMMENT ON COLUMN register.observations.period_to IS 'Last day of the period.';
COMMENT ON COLUMN register.observations.value IS 'The number.';
COMMENT ON COLUMN register.observations.comparator_value IS 'A number to set beside it.';
COMMENT ON COLUMN register.observations.comparator_label IS 'What that number is.';
COMMENT ON COLUMN register.observations.note IS 'What is missing or doubtful.';
COMMENT ON COLUMN register.observations.source_id IS 'Where it is stated. [references sources]';

CREATE TABLE register.shipped_rows (
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    PRIMARY KEY (table_name, row_key)
);

COMMENT ON TABLE register.shipped_rows IS 'Bookkeeping. One row per row that a build brought in, with the fingerprint it had then: so a later build knows what a user has changed since.';

CREATE TABLE register.schema_migrations (
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    PRIMARY KEY (step)
);

COMMENT ON TABLE register.schema_migrations IS 'Bookkeeping. One row per step by which the tables of this store were made or changed.';
