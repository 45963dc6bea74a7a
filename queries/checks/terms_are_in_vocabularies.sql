-- Values that should be a term of a vocabulary, and are not.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the word that the vocabulary does not have
--
-- grain  table_name, row_key, column_name

with used as (
    select
        'sources' as table_name,
        t.source_id as row_key,
        'licence' as column_name,
        t.licence as value,
        'licence' as vocabulary
    from register.sources as t
    union all
    select
        'areas' as table_name,
        t.area_id as row_key,
        'area_type' as column_name,
        t.area_type as value,
        'area_type' as vocabulary
    from register.areas as t
    union all
    select
        'organisations' as table_name,
        t.organisation_id as row_key,
        'organisation_type' as column_name,
        t.organisation_type as value,
        'organisation_type' as vocabulary
    from register.organisations as t
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'published_precision' as column_name,
        t.published_precision as value,
        'date_precision' as vocabulary
    from register.inspections as t
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'fieldwork_precision' as column_name,
        t.fieldwork_precision as value,
        'date_precision' as vocabulary
    from register.inspections as t
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'response_regime' as column_name,
        t.response_regime as value,
        'response_regime' as vocabulary
    from register.inspections as t
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'response_required' as column_name,
        t.response_required as value,
        'yes_no' as vocabulary
    from register.inspections as t
    union all
    select
        'inspections' as table_name,
        t.inspection_id as row_key,
        'response_seen' as column_name,
        t.response_seen as value,
        'response_seen' as vocabulary
    from register.inspections as t
    union all
    select
        'inspection_organisations' as table_name,
        t.inspection_id || ' / ' || t.organisation_id || ' / ' || t.role as row_key,
        'role' as column_name,
        t.role as value,
        'inspection_role' as vocabulary
    from register.inspection_organisations as t
    union all
    select
        'findings' as table_name,
        t.finding_id as row_key,
        'finding_type' as column_name,
        t.finding_type as value,
        'finding_type' as vocabulary
    from register.findings as t
    union all
    select
        'findings' as table_name,
        t.finding_id as row_key,
        'addressed_to_us' as column_name,
        t.addressed_to_us as value,
        'addressed_to_us' as vocabulary
    from register.findings as t
    union all
    select
        'findings' as table_name,
        t.finding_id as row_key,
        'inspectorate_status' as column_name,
        t.inspectorate_status as value,
        'inspectorate_status' as vocabulary
    from register.findings as t
    union all
    select
        'plans' as table_name,
        t.plan_id as row_key,
        'date_precision' as column_name,
        t.date_precision as value,
        'date_precision' as vocabulary
    from register.plans as t
    union all
    select
        'approaches' as table_name,
        t.approach_id as row_key,
        'impact_rating' as column_name,
        t.impact_rating as value,
        'impact_rating' as vocabulary
    from register.approaches as t
    union all
    select
        'approaches' as table_name,
        t.approach_id as row_key,
        'rating_date_precision' as column_name,
        t.rating_date_precision as value,
        'date_precision' as vocabulary
    from register.approaches as t
    union all
    select
        'approaches' as table_name,
        t.approach_id as row_key,
        'rating_certainty' as column_name,
        t.rating_certainty as value,
        'rating_certainty' as vocabulary
    from register.approaches as t
    union all
    select
        'interventions' as table_name,
        t.intervention_id as row_key,
        'evaluation_status' as column_name,
        t.evaluation_status as value,
        'evaluation_status' as vocabulary
    from register.interventions as t
    union all
    select
        'intervention_results' as table_name,
        t.result_id as row_key,
        'unit' as column_name,
        t.unit as value,
        'result_unit' as vocabulary
    from register.intervention_results as t
    union all
    select
        'funds' as table_name,
        t.fund_id as row_key,
        'amount_basis' as column_name,
        t.amount_basis as value,
        'fund_amount_basis' as vocabulary
    from register.funds as t
    union all
    select
        'grants' as table_name,
        t.grant_id as row_key,
        'amount_basis' as column_name,
        t.amount_basis as value,
        'grant_amount_basis' as vocabulary
    from register.grants as t
    union all
    select
        'grants' as table_name,
        t.grant_id as row_key,
        'date_precision' as column_name,
        t.date_precision as value,
        'date_precision' as vocabulary
    from register.grants as t
    union all
    select
        'response_replies' as table_name,
        t.reply_id as row_key,
        'acceptance' as column_name,
        t.acceptance as value,
        'acceptance' as vocabulary
    from register.response_replies as t
    union all
    select
        'finding_interventions' as table_name,
        t.link_id as row_key,
        'relation' as column_name,
        t.relation as value,
        'relation' as vocabulary
    from register.finding_interventions as t
    union all
    select
        'finding_interventions' as table_name,
        t.link_id as row_key,
        'basis' as column_name,
        t.basis as value,
        'link_basis' as vocabulary
    from register.finding_interventions as t
    union all
    select
        'finding_priorities' as table_name,
        t.link_id as row_key,
        'relation' as column_name,
        t.relation as value,
        'relation' as vocabulary
    from register.finding_priorities as t
    union all
    select
        'finding_priorities' as table_name,
        t.link_id as row_key,
        'basis' as column_name,
        t.basis as value,
        'link_basis' as vocabulary
    from register.finding_priorities as t
    union all
    select
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        'relation' as column_name,
        t.relation as value,
        'relation' as vocabulary
    from register.intervention_priorities as t
    union all
    select
        'intervention_priorities' as table_name,
        t.link_id as row_key,
        'basis' as column_name,
        t.basis as value,
        'link_basis' as vocabulary
    from register.intervention_priorities as t
    union all
    select
        'evidence' as table_name,
        t.evidence_id as row_key,
        'subject_type' as column_name,
        t.subject_type as value,
        'subject_type' as vocabulary
    from register.evidence as t
    union all
    select
        'evidence' as table_name,
        t.evidence_id as row_key,
        'evidence_state' as column_name,
        t.evidence_state as value,
        'evidence_state' as vocabulary
    from register.evidence as t
    union all
    select
        'updates' as table_name,
        t.update_id as row_key,
        'subject_type' as column_name,
        t.subject_type as value,
        'subject_type' as vocabulary
    from register.updates as t
    union all
    select
        'measures' as table_name,
        t.measure_id as row_key,
        'unit' as column_name,
        t.unit as value,
        'measure_unit' as vocabulary
    from register.measures as t
    union all
    select
        'link_decisions' as table_name,
        t.decision_id as row_key,
        'target_type' as column_name,
        t.target_type as value,
        'link_target' as vocabulary
    from register.link_decisions as t
    union all
    select
        'link_decisions' as table_name,
        t.decision_id as row_key,
        'decision' as column_name,
        t.decision as value,
        'link_decision' as vocabulary
    from register.link_decisions as t
    union all
    select
        'link_decisions' as table_name,
        t.decision_id as row_key,
        'relation' as column_name,
        t.relation as value,
        'relation' as vocabulary
    from register.link_decisions as t
    union all
    select
        'finding_addressees' as table_name,
        t.finding_id || ' / ' || t.organisation_id as row_key,
        'naming' as column_name,
        t.naming as value,
        'addressee_naming' as vocabulary
    from register.finding_addressees as t
    union all
    select
        'violence_by_lsoa_month' as table_name,
        t.area_id || ' / ' || t.month || ' / ' || t.crime_type as row_key,
        'crime_type' as column_name,
        t.crime_type as value,
        'crime_type' as vocabulary
    from statistics.violence_by_lsoa_month as t
)

select
    used.table_name,
    used.row_key,
    used.column_name,
    used.value
from used
left join register.vocabulary_terms as known
    on used.vocabulary = known.vocabulary and used.value = known.term
where used.value is not null and known.term is null
order by used.table_name, used.row_key, used.column_name
