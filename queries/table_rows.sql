-- One row per table of the register: how many rows it holds.
--
-- column table_name   VARCHAR
-- column held         BIGINT   rows
--
-- grain  table_name

with counted as (
    select
        1 as ordinal,
        'vocabulary_terms' as table_name,
        count(*) as held
    from register.vocabulary_terms
    union all
    select
        2 as ordinal,
        'sources' as table_name,
        count(*) as held
    from register.sources
    union all
    select
        3 as ordinal,
        'areas' as table_name,
        count(*) as held
    from register.areas
    union all
    select
        4 as ordinal,
        'organisations' as table_name,
        count(*) as held
    from register.organisations
    union all
    select
        5 as ordinal,
        'inspections' as table_name,
        count(*) as held
    from register.inspections
    union all
    select
        6 as ordinal,
        'inspection_organisations' as table_name,
        count(*) as held
    from register.inspection_organisations
    union all
    select
        7 as ordinal,
        'themes' as table_name,
        count(*) as held
    from register.themes
    union all
    select
        8 as ordinal,
        'findings' as table_name,
        count(*) as held
    from register.findings
    union all
    select
        9 as ordinal,
        'finding_themes' as table_name,
        count(*) as held
    from register.finding_themes
    union all
    select
        10 as ordinal,
        'plans' as table_name,
        count(*) as held
    from register.plans
    union all
    select
        11 as ordinal,
        'priorities' as table_name,
        count(*) as held
    from register.priorities
    union all
    select
        12 as ordinal,
        'approaches' as table_name,
        count(*) as held
    from register.approaches
    union all
    select
        13 as ordinal,
        'interventions' as table_name,
        count(*) as held
    from register.interventions
    union all
    select
        14 as ordinal,
        'intervention_themes' as table_name,
        count(*) as held
    from register.intervention_themes
    union all
    select
        15 as ordinal,
        'intervention_areas' as table_name,
        count(*) as held
    from register.intervention_areas
    union all
    select
        16 as ordinal,
        'intervention_results' as table_name,
        count(*) as held
    from register.intervention_results
    union all
    select
        17 as ordinal,
        'funds' as table_name,
        count(*) as held
    from register.funds
    union all
    select
        18 as ordinal,
        'grants' as table_name,
        count(*) as held
    from register.grants
    union all
    select
        19 as ordinal,
        'responses' as table_name,
        count(*) as held
    from register.responses
    union all
    select
        20 as ordinal,
        'response_replies' as table_name,
        count(*) as held
    from register.response_replies
    union all
    select
        21 as ordinal,
        'finding_interventions' as table_name,
        count(*) as held
    from register.finding_interventions
    union all
    select
        22 as ordinal,
        'finding_priorities' as table_name,
        count(*) as held
    from register.finding_priorities
    union all
    select
        23 as ordinal,
        'intervention_priorities' as table_name,
        count(*) as held
    from register.intervention_priorities
    union all
    select
        24 as ordinal,
        'actions' as table_name,
        count(*) as held
    from register.actions
    union all
    select
        25 as ordinal,
        'meetings' as table_name,
        count(*) as held
    from register.meetings
    union all
    select
        26 as ordinal,
        'evidence' as table_name,
        count(*) as held
    from register.evidence
    union all
    select
        27 as ordinal,
        'updates' as table_name,
        count(*) as held
    from register.updates
    union all
    select
        28 as ordinal,
        'measures' as table_name,
        count(*) as held
    from register.measures
    union all
    select
        29 as ordinal,
        'observations' as table_name,
        count(*) as held
    from register.observations
    union all
    select
        30 as ordinal,
        'documents' as table_name,
        count(*) as held
    from register.documents
    union all
    select
        31 as ordinal,
        'link_decisions' as table_name,
        count(*) as held
    from register.link_decisions
    union all
    select
        32 as ordinal,
        'saved_questions' as table_name,
        count(*) as held
    from register.saved_questions
    union all
    select
        33 as ordinal,
        'decisions' as table_name,
        count(*) as held
    from register.decisions
    union all
    select
        34 as ordinal,
        'decision_findings' as table_name,
        count(*) as held
    from register.decision_findings
    union all
    select
        35 as ordinal,
        'finding_addressees' as table_name,
        count(*) as held
    from register.finding_addressees
    union all
    select
        36 as ordinal,
        'violence_by_lsoa_month' as table_name,
        count(*) as held
    from statistics.violence_by_lsoa_month
)

select
    table_name,
    held
from counted
order by ordinal asc
