-- Values that should be a term of a vocabulary, and are not.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the word that the vocabulary does not have
--
-- grain  table_name, row_key, column_name

WITH used AS (
    SELECT 'sources' AS table_name, t.source_id AS row_key, 'licence' AS column_name, t.licence AS value, 'licence' AS vocabulary
    FROM register.sources AS t
    UNION ALL
    SELECT 'areas' AS table_name, t.area_id AS row_key, 'area_type' AS column_name, t.area_type AS value, 'area_type' AS vocabulary
    FROM register.areas AS t
    UNION ALL
    SELECT 'organisations' AS table_name, t.organisation_id AS row_key, 'organisation_type' AS column_name, t.organisation_type AS value, 'organisation_type' AS vocabulary
    FROM register.organisations AS t
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'published_precision' AS column_name, t.published_precision AS value, 'date_precision' AS vocabulary
    FROM register.inspections AS t
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'fieldwork_precision' AS column_name, t.fieldwork_precision AS value, 'date_precision' AS vocabulary
    FROM register.inspections AS t
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'response_regime' AS column_name, t.response_regime AS value, 'response_regime' AS vocabulary
    FROM register.inspections AS t
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'response_required' AS column_name, t.response_required AS value, 'yes_no' AS vocabulary
    FROM register.inspections AS t
    UNION ALL
    SELECT 'inspections' AS table_name, t.inspection_id AS row_key, 'response_seen' AS column_name, t.response_seen AS value, 'response_seen' AS vocabulary
    FROM register.inspections AS t
    UNION ALL
    SELECT 'inspection_organisations' AS table_name, t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role AS row_key, 'role' AS column_name, t.role AS value, 'inspection_role' AS vocabulary
    FROM register.inspection_organisations AS t
    UNION ALL
    SELECT 'findings' AS table_name, t.finding_id AS row_key, 'finding_type' AS column_name, t.finding_type AS value, 'finding_type' AS vocabulary
    FROM register.findings AS t
    UNION ALL
    SELECT 'findings' AS table_name, t.finding_id AS row_key, 'addressed_to_us' AS column_name, t.addressed_to_us AS value, 'addressed_to_us' AS vocabulary
    FROM register.findings AS t
    UNION ALL
    SELECT 'findings' AS table_name, t.finding_id AS row_key, 'inspectorate_status' AS column_name, t.inspectorate_status AS value, 'inspectorate_status' AS vocabulary
    FROM register.findings AS t
    UNION ALL
    SELECT 'plans' AS table_name, t.plan_id AS row_key, 'date_precision' AS column_name, t.date_precision AS value, 'date_precision' AS vocabulary
    FROM register.plans AS t
    UNION ALL
    SELECT 'approaches' AS table_name, t.approach_id AS row_key, 'impact_rating' AS column_name, t.impact_rating AS value, 'impact_rating' AS vocabulary
    FROM register.approaches AS t
    UNION ALL
    SELECT 'approaches' AS table_name, t.approach_id AS row_key, 'rating_date_precision' AS column_name, t.rating_date_precision AS value, 'date_precision' AS vocabulary
    FROM register.approaches AS t
    UNION ALL
    SELECT 'approaches' AS table_name, t.approach_id AS row_key, 'rating_certainty' AS column_name, t.rating_certainty AS value, 'rating_certainty' AS vocabulary
    FROM register.approaches AS t
    UNION ALL
    SELECT 'interventions' AS table_name, t.intervention_id AS row_key, 'evaluation_status' AS column_name, t.evaluation_status AS value, 'evaluation_status' AS vocabulary
    FROM register.interventions AS t
    UNION ALL
    SELECT 'intervention_results' AS table_name, t.result_id AS row_key, 'unit' AS column_name, t.unit AS value, 'result_unit' AS vocabulary
    FROM register.intervention_results AS t
    UNION ALL
    SELECT 'funds' AS table_name, t.fund_id AS row_key, 'amount_basis' AS column_name, t.amount_basis AS value, 'fund_amount_basis' AS vocabulary
    FROM register.funds AS t
    UNION ALL
    SELECT 'grants' AS table_name, t.grant_id AS row_key, 'amount_basis' AS column_name, t.amount_basis AS value, 'grant_amount_basis' AS vocabulary
    FROM register.grants AS t
    UNION ALL
    SELECT 'grants' AS table_name, t.grant_id AS row_key, 'date_precision' AS column_name, t.date_precision AS value, 'date_precision' AS vocabulary
    FROM register.grants AS t
    UNION ALL
    SELECT 'response_replies' AS table_name, t.reply_id AS row_key, 'acceptance' AS column_name, t.acceptance AS value, 'acceptance' AS vocabulary
    FROM register.response_replies AS t
    UNION ALL
    SELECT 'finding_interventions' AS table_name, t.link_id AS row_key, 'relation' AS column_name, t.relation AS value, 'relation' AS vocabulary
    FROM register.finding_interventions AS t
    UNION ALL
    SELECT 'finding_interventions' AS table_name, t.link_id AS row_key, 'basis' AS column_name, t.basis AS value, 'link_basis' AS vocabulary
    FROM register.finding_interventions AS t
    UNION ALL
    SELECT 'finding_priorities' AS table_name, t.link_id AS row_key, 'relation' AS column_name, t.relation AS value, 'relation' AS vocabulary
    FROM register.finding_priorities AS t
    UNION ALL
    SELECT 'finding_priorities' AS table_name, t.link_id AS row_key, 'basis' AS column_name, t.basis AS value, 'link_basis' AS vocabulary
    FROM register.finding_priorities AS t
    UNION ALL
    SELECT 'intervention_priorities' AS table_name, t.link_id AS row_key, 'relation' AS column_name, t.relation AS value, 'relation' AS vocabulary
    FROM register.intervention_priorities AS t
    UNION ALL
    SELECT 'intervention_priorities' AS table_name, t.link_id AS row_key, 'basis' AS column_name, t.basis AS value, 'link_basis' AS vocabulary
    FROM register.intervention_priorities AS t
    UNION ALL
    SELECT 'evidence' AS table_name, t.evidence_id AS row_key, 'subject_type' AS column_name, t.subject_type AS value, 'subject_type' AS vocabulary
    FROM register.evidence AS t
    UNION ALL
    SELECT 'evidence' AS table_name, t.evidence_id AS row_key, 'evidence_state' AS column_name, t.evidence_state AS value, 'evidence_state' AS vocabulary
    FROM register.evidence AS t
    UNION ALL
    SELECT 'updates' AS table_name, t.update_id AS row_key, 'subject_type' AS column_name, t.subject_type AS value, 'subject_type' AS vocabulary
    FROM register.updates AS t
    UNION ALL
    SELECT 'measures' AS table_name, t.measure_id AS row_key, 'unit' AS column_name, t.unit AS value, 'measure_unit' AS vocabulary
    FROM register.measures AS t
    UNION ALL
    SELECT 'violence_by_lsoa_month' AS table_name, t.area_id || ' / ' || t.month || ' / ' || t.crime_type AS row_key, 'crime_type' AS column_name, t.crime_type AS value, 'crime_type' AS vocabulary
    FROM statistics.violence_by_lsoa_month AS t
)

SELECT
    used.table_name,
    used.row_key,
    used.column_name,
    used.value
FROM used
LEFT JOIN register.vocabulary_terms AS known
    ON known.vocabulary = used.vocabulary AND known.term = used.value
WHERE used.value IS NOT NULL AND known.term IS NULL
ORDER BY used.table_name, used.row_key, used.column_name
