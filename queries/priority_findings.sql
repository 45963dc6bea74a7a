-- One row per finding tied to one Plan priority, the newest inspection first.
--
-- param priority_id VARCHAR
--
-- column link_id VARCHAR
-- column finding_id VARCHAR
-- column summary VARCHAR
-- column finding_type_label VARCHAR
-- column finding_type_mark VARCHAR?
-- column finding_type_tone VARCHAR?
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column inspection_date DATE? empty where not known
-- column relation_label VARCHAR
-- column relation_mark VARCHAR?
-- column relation_tone VARCHAR?
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column link_status_label VARCHAR whether a project answers it
-- column link_status_mark VARCHAR?
-- column link_status_tone VARCHAR?
-- column calls_for_work BOOLEAN
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain link_id

select
    links.link_id,
    links.finding_id,
    findings.summary,
    coalesce(type_terms.label, findings.finding_type) as finding_type_label,
    type_terms.mark as finding_type_mark,
    type_terms.tone as finding_type_tone,
    findings.inspection_id,
    inspections.title as inspection_title,
    inspections.published_date as inspection_date,
    case
        when relation_terms.counts_as = 'answers' and relation_terms.ordinal = 1 then 'Bears on it'
        when relation_terms.counts_as = 'answers' then 'Partly bears on it'
        when relation_terms.counts_as = 'related' then 'Same subject'
        else coalesce(relation_terms.label, links.relation)
    end as relation_label,
    relation_terms.mark as relation_mark,
    relation_terms.tone as relation_tone,
    label_of('link_basis', links.basis) as basis_label,
    links.rationale,
    coalesce(status_terms.label, behind.link_status) as link_status_label,
    status_terms.mark as link_status_mark,
    status_terms.tone as link_status_tone,
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
