-- Values that should be the key of a row in another table, and are not.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the key that is nowhere
--
-- grain  table_name, row_key, column_name

with broken as (
    select
        'areas' as table_name,
        t.area_id as row_key,
        'parent_area_id' as column_name,
        t.parent_area_id as value
    from register.areas as t
    where t.parent_area_id is not null and t.parent_area_id not in (select area_id from register.areas)
    union all
    select
        'areas' as table_name,
        t.area_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.areas as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'organisations' as table_name,
        t.organisation_id as row_key,
        'area_id' as column_name,
        t.area_id as value
    from register.organisations as t
    where t.area_id is not null and t.area_id not in (select area_id from register.areas)
    union all
    select
        'organisations' as table_name,
        t.organisation_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.organisations as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'lead_organisation_id' as column_name,
        t.lead_organisation_id as value
    from register.inspections as t
    where
        t.lead_organisation_id is not null
        and t.lead_organisation_id not in (select organisation_id from register.organisations)
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'covered_by_inspection_id' as column_name,
        t.covered_by_inspection_id as value
    from register.inspections as t
    where
        t.covered_by_inspection_id is not null
        and t.covered_by_inspection_id not in (select inspection_id from register.inspections)
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.inspections as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'inspection_organisations' as table_name,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_key,
        'inspection_id' as column_name,
        t.inspection_id as value
    from register.inspection_organisations as t
    where
        t.inspection_id is not null
        and t.inspection_id not in (select inspection_id from register.inspections)
    union all
    select
        'inspection_organisations' as table_name,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_key,
        'organisation_id' as column_name,
        t.organisation_id as value
    from register.inspection_organisations as t
    where
        t.organisation_id is not null
        and t.organisation_id not in (select organisation_id from register.organisations)
    union all
    select
        'inspection_organisations' as table_name,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.inspection_organisations as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'themes' as table_name,
        t.theme_id as row_key,
        'parent_theme_id' as column_name,
        t.parent_theme_id as value
    from register.themes as t
    where t.parent_theme_id is not null and t.parent_theme_id not in (select theme_id from register.themes)
    union all
    select
        'themes' as table_name,
        t.theme_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.themes as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'findings' as table_name,
        t.finding_id as row_key,
        'inspection_id' as column_name,
        t.inspection_id as value
    from register.findings as t
    where
        t.inspection_id is not null
        and t.inspection_id not in (select inspection_id from register.inspections)
    union all
    select
        'findings' as table_name,
        t.finding_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.findings as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'finding_themes' as table_name,
        t.finding_id || ' / ' || t.theme_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.finding_themes as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'finding_themes' as table_name,
        t.finding_id || ' / ' || t.theme_id as row_key,
        'theme_id' as column_name,
        t.theme_id as value
    from register.finding_themes as t
    where t.theme_id is not null and t.theme_id not in (select theme_id from register.themes)
    union all
    select
        'plans' as table_name,
        t.plan_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.plans as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'priorities' as table_name,
        t.priority_id as row_key,
        'plan_id' as column_name,
        t.plan_id as value
    from register.priorities as t
    where t.plan_id is not null and t.plan_id not in (select plan_id from register.plans)
    union all
    select
        'priorities' as table_name,
        t.priority_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.priorities as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'approaches' as table_name,
        t.approach_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.approaches as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'interventions' as table_name,
        t.intervention_id as row_key,
        'provider_id' as column_name,
        t.provider_id as value
    from register.interventions as t
    where
        t.provider_id is not null
        and t.provider_id not in (select organisation_id from register.organisations)
    union all
    select
        'interventions' as table_name,
        t.intervention_id as row_key,
        'approach_id' as column_name,
        t.approach_id as value
    from register.interventions as t
    where t.approach_id is not null and t.approach_id not in (select approach_id from register.approaches)
    union all
    select
        'interventions' as table_name,
        t.intervention_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.interventions as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'intervention_themes' as table_name,
        t.intervention_id || ' / ' || t.theme_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.intervention_themes as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'intervention_themes' as table_name,
        t.intervention_id || ' / ' || t.theme_id as row_key,
        'theme_id' as column_name,
        t.theme_id as value
    from register.intervention_themes as t
    where t.theme_id is not null and t.theme_id not in (select theme_id from register.themes)
    union all
    select
        'intervention_areas' as table_name,
        t.intervention_area_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.intervention_areas as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'intervention_areas' as table_name,
        t.intervention_area_id as row_key,
        'area_id' as column_name,
        t.area_id as value
    from register.intervention_areas as t
    where t.area_id is not null and t.area_id not in (select area_id from register.areas)
    union all
    select
        'intervention_areas' as table_name,
        t.intervention_area_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.intervention_areas as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'intervention_results' as table_name,
        t.result_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.intervention_results as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'intervention_results' as table_name,
        t.result_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.intervention_results as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'funds' as table_name,
        t.fund_id as row_key,
        'funder_id' as column_name,
        t.funder_id as value
    from register.funds as t
    where t.funder_id is not null and t.funder_id not in (select organisation_id from register.organisations)
    union all
    select
        'funds' as table_name,
        t.fund_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.funds as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'grants' as table_name,
        t.grant_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.grants as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'grants' as table_name,
        t.grant_id as row_key,
        'fund_id' as column_name,
        t.fund_id as value
    from register.grants as t
    where t.fund_id is not null and t.fund_id not in (select fund_id from register.funds)
    union all
    select
        'grants' as table_name,
        t.grant_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.grants as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'responses' as table_name,
        t.response_id as row_key,
        'inspection_id' as column_name,
        t.inspection_id as value
    from register.responses as t
    where
        t.inspection_id is not null
        and t.inspection_id not in (select inspection_id from register.inspections)
    union all
    select
        'responses' as table_name,
        t.response_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.responses as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'response_replies' as table_name,
        t.reply_id as row_key,
        'response_id' as column_name,
        t.response_id as value
    from register.response_replies as t
    where t.response_id is not null and t.response_id not in (select response_id from register.responses)
    union all
    select
        'response_replies' as table_name,
        t.reply_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.response_replies as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'response_replies' as table_name,
        t.reply_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.response_replies as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'finding_interventions' as table_name,
        t.link_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.finding_interventions as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'finding_interventions' as table_name,
        t.link_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.finding_interventions as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'finding_interventions' as table_name,
        t.link_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.finding_interventions as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'finding_priorities' as table_name,
        t.link_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.finding_priorities as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'finding_priorities' as table_name,
        t.link_id as row_key,
        'priority_id' as column_name,
        t.priority_id as value
    from register.finding_priorities as t
    where t.priority_id is not null and t.priority_id not in (select priority_id from register.priorities)
    union all
    select
        'finding_priorities' as table_name,
        t.link_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.finding_priorities as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        'intervention_id' as column_name,
        t.intervention_id as value
    from register.intervention_priorities as t
    where
        t.intervention_id is not null
        and t.intervention_id not in (select intervention_id from register.interventions)
    union all
    select
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        'priority_id' as column_name,
        t.priority_id as value
    from register.intervention_priorities as t
    where t.priority_id is not null and t.priority_id not in (select priority_id from register.priorities)
    union all
    select
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.intervention_priorities as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'actions' as table_name,
        t.action_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.actions as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'meetings' as table_name,
        t.meeting_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.meetings as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'updates' as table_name,
        t.update_id as row_key,
        'evidence_id' as column_name,
        t.evidence_id as value
    from register.updates as t
    where t.evidence_id is not null and t.evidence_id not in (select evidence_id from register.evidence)
    union all
    select
        'measures' as table_name,
        t.measure_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.measures as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'observations' as table_name,
        t.observation_id as row_key,
        'measure_id' as column_name,
        t.measure_id as value
    from register.observations as t
    where t.measure_id is not null and t.measure_id not in (select measure_id from register.measures)
    union all
    select
        'observations' as table_name,
        t.observation_id as row_key,
        'area_id' as column_name,
        t.area_id as value
    from register.observations as t
    where t.area_id is not null and t.area_id not in (select area_id from register.areas)
    union all
    select
        'observations' as table_name,
        t.observation_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.observations as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'documents' as table_name,
        t.document_id as row_key,
        'inspection_id' as column_name,
        t.inspection_id as value
    from register.documents as t
    where
        t.inspection_id is not null
        and t.inspection_id not in (select inspection_id from register.inspections)
    union all
    select
        'documents' as table_name,
        t.document_id as row_key,
        'response_id' as column_name,
        t.response_id as value
    from register.documents as t
    where t.response_id is not null and t.response_id not in (select response_id from register.responses)
    union all
    select
        'documents' as table_name,
        t.document_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.documents as t
    where t.source_id is not null and t.source_id not in (select source_id from register.sources)
    union all
    select
        'link_decisions' as table_name,
        t.decision_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.link_decisions as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'decisions' as table_name,
        t.decision_id as row_key,
        'meeting_id' as column_name,
        t.meeting_id as value
    from register.decisions as t
    where t.meeting_id is not null and t.meeting_id not in (select meeting_id from register.meetings)
    union all
    select
        'decision_findings' as table_name,
        t.decision_id || ' / ' || t.finding_id as row_key,
        'decision_id' as column_name,
        t.decision_id as value
    from register.decision_findings as t
    where t.decision_id is not null and t.decision_id not in (select decision_id from register.decisions)
    union all
    select
        'decision_findings' as table_name,
        t.decision_id || ' / ' || t.finding_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.decision_findings as t
    where t.finding_id is not null and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'finding_addressees' as table_name,
        t.finding_id || ' / ' || t.organisation_id as row_key,
        'finding_id' as column_name,
        t.finding_id as value
    from register.finding_addressees as t
    where
        t.finding_id is not null
        and t.finding_id not in (select finding_id from register.findings)
    union all
    select
        'finding_addressees' as table_name,
        t.finding_id || ' / ' || t.organisation_id as row_key,
        'organisation_id' as column_name,
        t.organisation_id as value
    from register.finding_addressees as t
    where
        t.organisation_id is not null
        and t.organisation_id not in (select organisation_id from register.organisations)
    union all
    select
        'finding_addressees' as table_name,
        t.finding_id || ' / ' || t.organisation_id as row_key,
        'source_id' as column_name,
        t.source_id as value
    from register.finding_addressees as t
    where
        t.source_id is not null
        and t.source_id not in (select source_id from register.sources)
    union all
    select
        'violence_by_lsoa_month' as table_name,
        t.area_id || ' / ' || t.month || ' / ' || t.crime_type as row_key,
        'area_id' as column_name,
        t.area_id as value
    from statistics.violence_by_lsoa_month as t
    where t.area_id is not null and t.area_id not in (select area_id from register.areas)
)

select
    table_name,
    row_key,
    column_name,
    value
from broken
order by table_name, row_key, column_name
