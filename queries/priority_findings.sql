-- One row per finding tied to one Plan priority, the newest inspection first.
--
-- param priority_id VARCHAR
--
-- column link_id VARCHAR
-- column finding_id VARCHAR
-- column summary VARCHAR
-- column finding_type STATUS
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column inspection_date DATE? empty where not known
-- column relation STATUS
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column link STATUS whether a project answers it
-- column calls_for_work BOOLEAN
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
    relation_status(
        'Bears on',
        links.relation,
        relation_terms.counts_as,
        relation_terms.ordinal,
        relation_terms.label,
        relation_terms.mark,
        relation_terms.tone
    ) as relation,
    label_of('link_basis', links.basis) as basis_label,
    links.rationale,
    as_status(behind.link_status, status_terms.label, status_terms.mark, status_terms.tone) as link,
    behind.calls_for_work,
    links.source_id,
    sources.title as source_title
from register.finding_priorities as links
inner join register.findings as findings on links.finding_id = findings.finding_id
inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
inner join finding_links as behind on links.finding_id = behind.finding_id
left join register.vocabulary_terms as type_terms
    on type_terms.vocabulary = 'finding_type' and findings.finding_type = type_terms.term
left join register.vocabulary_terms as relation_terms
    on relation_terms.vocabulary = 'relation' and links.relation = relation_terms.term
left join register.vocabulary_terms as status_terms
    on status_terms.vocabulary = 'link_status' and behind.link_status = status_terms.term
left join register.sources as sources on links.source_id = sources.source_id
where links.priority_id = cast($priority_id as varchar)
order by
    inspections.published_date desc nulls last,
    findings.inspection_id asc,
    findings.ordinal asc,
    links.link_id asc
