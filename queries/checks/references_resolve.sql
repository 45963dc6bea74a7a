-- Values that should be the key of a row in another table, and are not.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the key that is nowhere
--
-- grain  table_name, row_key, column_name

WITH broken AS (
    SELECT 'areas' AS table_name, t.area_id AS row_key, 'parent_area_id' AS column_name, t.parent_area_id AS value
    FROM register.areas AS t
    WHERE t.parent_area_id IS NOT NULL AND t.parent_area_id NOT IN (SELECT area_id FROM register.areas)
    UNION ALL
    SELECT 'areas' AS table_name, t.area_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.areas AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'organisations' AS table_name, t.organisation_id AS row_key, 'area_id' AS column_name, t.area_id AS value
    FROM register.organisations AS t
    WHERE t.area_id IS NOT NULL AND t.area_id NOT IN (SELECT area_id FROM register.areas)
    UNION ALL
    SELECT 'organisations' AS table_name, t.organisation_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.organisations AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'lead_organisation_id' AS column_name, t.lead_organisation_id AS value
    FROM register.inspections AS t
    WHERE t.lead_organisation_id IS NOT NULL AND t.lead_organisation_id NOT IN (SELECT organisation_id FROM register.organisations)
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'covered_by_inspection_id' AS column_name, t.covered_by_inspection_id AS value
    FROM register.inspections AS t
    WHERE t.covered_by_inspection_id IS NOT NULL AND t.covered_by_inspection_id NOT IN (SELECT inspection_id FROM register.inspections)
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.inspections AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'inspection_organisations' AS table_name, t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role AS row_key, 'inspection_id' AS column_name, t.inspection_id AS value
    FROM register.inspection_organisations AS t
    WHERE t.inspection_id IS NOT NULL AND t.inspection_id NOT IN (SELECT inspection_id FROM register.inspections)
    UNION ALL
    SELECT 'inspection_organisations' AS table_name, t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role AS row_key, 'organisation_id' AS column_name, t.organisation_id AS value
    FROM register.inspection_organisations AS t
    WHERE t.organisation_id IS NOT NULL AND t.organisation_id NOT IN (SELECT organisation_id FROM register.organisations)
    UNION ALL
    SELECT 'inspection_organisations' AS table_name, t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.inspection_organisations AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'themes' AS table_name, t.theme_id AS row_key, 'parent_theme_id' AS column_name, t.parent_theme_id AS value
    FROM register.themes AS t
    WHERE t.parent_theme_id IS NOT NULL AND t.parent_theme_id NOT IN (SELECT theme_id FROM register.themes)
    UNION ALL
    SELECT 'themes' AS table_name, t.theme_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.themes AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'findings' AS table_name, t.finding_id AS row_key, 'inspection_id' AS column_name, t.inspection_id AS value
    FROM register.findings AS t
    WHERE t.inspection_id IS NOT NULL AND t.inspection_id NOT IN (SELECT inspection_id FROM register.inspections)
    UNION ALL
    SELECT 'findings' AS table_name, t.finding_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.findings AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'finding_themes' AS table_name, t.finding_id || ' / ' || t.theme_id AS row_key, 'finding_id' AS column_name, t.finding_id AS value
    FROM register.finding_themes AS t
    WHERE t.finding_id IS NOT NULL AND t.finding_id NOT IN (SELECT finding_id FROM register.findings)
    UNION ALL
    SELECT 'finding_themes' AS table_name, t.finding_id || ' / ' || t.theme_id AS row_key, 'theme_id' AS column_name, t.theme_id AS value
    FROM register.finding_themes AS t
    WHERE t.theme_id IS NOT NULL AND t.theme_id NOT IN (SELECT theme_id FROM register.themes)
    UNION ALL
    SELECT 'plans' AS table_name, t.plan_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.plans AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'priorities' AS table_name, t.priority_id AS row_key, 'plan_id' AS column_name, t.plan_id AS value
    FROM register.priorities AS t
    WHERE t.plan_id IS NOT NULL AND t.plan_id NOT IN (SELECT plan_id FROM register.plans)
    UNION ALL
    SELECT 'priorities' AS table_name, t.priority_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.priorities AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'approaches' AS table_name, t.approach_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.approaches AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'interventions' AS table_name, t.intervention_id AS row_key, 'provider_id' AS column_name, t.provider_id AS value
    FROM register.interventions AS t
    WHERE t.provider_id IS NOT NULL AND t.provider_id NOT IN (SELECT organisation_id FROM register.organisations)
    UNION ALL
    SELECT 'interventions' AS table_name, t.intervention_id AS row_key, 'approach_id' AS column_name, t.approach_id AS value
    FROM register.interventions AS t
    WHERE t.approach_id IS NOT NULL AND t.approach_id NOT IN (SELECT approach_id FROM register.approaches)
    UNION ALL
    SELECT 'interventions' AS table_name, t.intervention_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.interventions AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'intervention_themes' AS table_name, t.intervention_id || ' / ' || t.theme_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.intervention_themes AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'intervention_themes' AS table_name, t.intervention_id || ' / ' || t.theme_id AS row_key, 'theme_id' AS column_name, t.theme_id AS value
    FROM register.intervention_themes AS t
    WHERE t.theme_id IS NOT NULL AND t.theme_id NOT IN (SELECT theme_id FROM register.themes)
    UNION ALL
    SELECT 'intervention_areas' AS table_name, t.intervention_area_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.intervention_areas AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'intervention_areas' AS table_name, t.intervention_area_id AS row_key, 'area_id' AS column_name, t.area_id AS value
    FROM register.intervention_areas AS t
    WHERE t.area_id IS NOT NULL AND t.area_id NOT IN (SELECT area_id FROM register.areas)
    UNION ALL
    SELECT 'intervention_areas' AS table_name, t.intervention_area_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.intervention_areas AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'intervention_results' AS table_name, t.result_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.intervention_results AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'intervention_results' AS table_name, t.result_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.intervention_results AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'funds' AS table_name, t.fund_id AS row_key, 'funder_id' AS column_name, t.funder_id AS value
    FROM register.funds AS t
    WHERE t.funder_id IS NOT NULL AND t.funder_id NOT IN (SELECT organisation_id FROM register.organisations)
    UNION ALL
    SELECT 'funds' AS table_name, t.fund_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.funds AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'grants' AS table_name, t.grant_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.grants AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'grants' AS table_name, t.grant_id AS row_key, 'fund_id' AS column_name, t.fund_id AS value
    FROM register.grants AS t
    WHERE t.fund_id IS NOT NULL AND t.fund_id NOT IN (SELECT fund_id FROM register.funds)
    UNION ALL
    SELECT 'grants' AS table_name, t.grant_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.grants AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'responses' AS table_name, t.response_id AS row_key, 'inspection_id' AS column_name, t.inspection_id AS value
    FROM register.responses AS t
    WHERE t.inspection_id IS NOT NULL AND t.inspection_id NOT IN (SELECT inspection_id FROM register.inspections)
    UNION ALL
    SELECT 'responses' AS table_name, t.response_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.responses AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'response_replies' AS table_name, t.reply_id AS row_key, 'response_id' AS column_name, t.response_id AS value
    FROM register.response_replies AS t
    WHERE t.response_id IS NOT NULL AND t.response_id NOT IN (SELECT response_id FROM register.responses)
    UNION ALL
    SELECT 'response_replies' AS table_name, t.reply_id AS row_key, 'finding_id' AS column_name, t.finding_id AS value
    FROM register.response_replies AS t
    WHERE t.finding_id IS NOT NULL AND t.finding_id NOT IN (SELECT finding_id FROM register.findings)
    UNION ALL
    SELECT 'response_replies' AS table_name, t.reply_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.response_replies AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'finding_interventions' AS table_name, t.link_id AS row_key, 'finding_id' AS column_name, t.finding_id AS value
    FROM register.finding_interventions AS t
    WHERE t.finding_id IS NOT NULL AND t.finding_id NOT IN (SELECT finding_id FROM register.findings)
    UNION ALL
    SELECT 'finding_interventions' AS table_name, t.link_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.finding_interventions AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'finding_interventions' AS table_name, t.link_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.finding_interventions AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'finding_priorities' AS table_name, t.link_id AS row_key, 'finding_id' AS column_name, t.finding_id AS value
    FROM register.finding_priorities AS t
    WHERE t.finding_id IS NOT NULL AND t.finding_id NOT IN (SELECT finding_id FROM register.findings)
    UNION ALL
    SELECT 'finding_priorities' AS table_name, t.link_id AS row_key, 'priority_id' AS column_name, t.priority_id AS value
    FROM register.finding_priorities AS t
    WHERE t.priority_id IS NOT NULL AND t.priority_id NOT IN (SELECT priority_id FROM register.priorities)
    UNION ALL
    SELECT 'finding_priorities' AS table_name, t.link_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.finding_priorities AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'intervention_priorities' AS table_name, t.link_id AS row_key, 'intervention_id' AS column_name, t.intervention_id AS value
    FROM register.intervention_priorities AS t
    WHERE t.intervention_id IS NOT NULL AND t.intervention_id NOT IN (SELECT intervention_id FROM register.interventions)
    UNION ALL
    SELECT 'intervention_priorities' AS table_name, t.link_id AS row_key, 'priority_id' AS column_name, t.priority_id AS value
    FROM register.intervention_priorities AS t
    WHERE t.priority_id IS NOT NULL AND t.priority_id NOT IN (SELECT priority_id FROM register.priorities)
    UNION ALL
    SELECT 'intervention_priorities' AS table_name, t.link_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.intervention_priorities AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'actions' AS table_name, t.action_id AS row_key, 'finding_id' AS column_name, t.finding_id AS value
    FROM register.actions AS t
    WHERE t.finding_id IS NOT NULL AND t.finding_id NOT IN (SELECT finding_id FROM register.findings)
    UNION ALL
    SELECT 'meetings' AS table_name, t.meeting_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.meetings AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'updates' AS table_name, t.update_id AS row_key, 'evidence_id' AS column_name, t.evidence_id AS value
    FROM register.updates AS t
    WHERE t.evidence_id IS NOT NULL AND t.evidence_id NOT IN (SELECT evidence_id FROM register.evidence)
    UNION ALL
    SELECT 'measures' AS table_name, t.measure_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.measures AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'observations' AS table_name, t.observation_id AS row_key, 'measure_id' AS column_name, t.measure_id AS value
    FROM register.observations AS t
    WHERE t.measure_id IS NOT NULL AND t.measure_id NOT IN (SELECT measure_id FROM register.measures)
    UNION ALL
    SELECT 'observations' AS table_name, t.observation_id AS row_key, 'area_id' AS column_name, t.area_id AS value
    FROM register.observations AS t
    WHERE t.area_id IS NOT NULL AND t.area_id NOT IN (SELECT area_id FROM register.areas)
    UNION ALL
    SELECT 'observations' AS table_name, t.observation_id AS row_key, 'source_id' AS column_name, t.source_id AS value
    FROM register.observations AS t
    WHERE t.source_id IS NOT NULL AND t.source_id NOT IN (SELECT source_id FROM register.sources)
    UNION ALL
    SELECT 'violence_by_lsoa_month' AS table_name, t.area_id || ' / ' || t.month || ' / ' || t.crime_type AS row_key, 'area_id' AS column_name, t.area_id AS value
    FROM statistics.violence_by_lsoa_month AS t
    WHERE t.area_id IS NOT NULL AND t.area_id NOT IN (SELECT area_id FROM register.areas)
)

SELECT
    table_name,
    row_key,
    column_name,
    value
FROM broken
ORDER BY table_name, row_key, column_name
