-- One row per reported result of one intervention; results in different units are never added or drawn as one.
--
-- param intervention_id VARCHAR
--
-- column result_id VARCHAR
-- column measure VARCHAR what was counted
-- column value DOUBLE
-- column unit VARCHAR
-- column unit_label VARCHAR
-- column period_from DATE?
-- column period_to DATE?
-- column note VARCHAR? words such as more than, fewer than, about
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain result_id

select
    results.result_id,
    results.measure,
    results.value,
    results.unit,
    coalesce(unit_terms.label, results.unit) as unit_label,
    results.period_from,
    results.period_to,
    results.note,
    results.source_id,
    sources.title as source_title
from register.intervention_results as results
left join register.vocabulary_terms as unit_terms
    on unit_terms.vocabulary = 'result_unit' and results.unit = unit_terms.term
left join register.sources as sources on results.source_id = sources.source_id
where results.intervention_id = cast($intervention_id as varchar)
order by unit_terms.ordinal asc nulls last, results.period_from asc nulls last, results.result_id asc
