-- One row per finding that one intervention is linked to, those it answers first.
--
-- param intervention_id VARCHAR
--
-- column link_id VARCHAR
-- column finding_id VARCHAR
-- column summary VARCHAR
-- column finding_type STATUS
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column inspection_date DATE? empty where not known
-- column relation STATUS
-- column answers BOOLEAN answers it, fully or in part
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain link_id

select
    links.link_id,
    links.finding_id,
    findings.summary,
    as_status(findings.finding_type, type_terms.label, type_terms.mark, type_terms.tone) as finding_type,
    findings.inspection_id,
    inspections.title as inspection_title,
    inspections.published_date as inspection_date,
    as_status(links.relation, relation_terms.label, relation_terms.mark, relation_terms.tone) as relation,
    coalesce(relation_terms.counts_as = 'answers', false) as answers,
    label_of('link_basis', links.basis) as basis_label,
    links.rationale,
    links.source_id,
    sources.title as source_title
from register.finding_interventions as links
inner join register.findings as findings on links.finding_id = findings.finding_id
inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
left join register.vocabulary_terms as type_terms
    on type_terms.vocabulary = 'finding_type' and findings.finding_type = type_terms.term
left join register.vocabulary_terms as relation_terms
    on relation_terms.vocabulary = 'relation' and links.relation = relation_terms.term
left join register.sources as sources on links.source_id = sources.source_id
where links.intervention_id = cast($intervention_id as varchar)
order by
    relation_terms.ordinal asc nulls last,
    inspections.published_date desc nulls last,
    findings.inspection_id asc,
    findings.ordinal asc,
    links.link_id asc
