-- One row per part that a body has in one inspection: who inspected, and who was inspected.
--
-- param inspection_id VARCHAR
--
-- column organisation_id VARCHAR
-- column role VARCHAR
-- column name VARCHAR
-- column role_label VARCHAR
--
-- grain organisation_id, role

select
    bodies.organisation_id,
    bodies.role,
    coalesce(organisations.name, bodies.organisation_id) as name,
    coalesce(terms.label, bodies.role) as role_label
from register.inspection_organisations as bodies
left join register.organisations as organisations on bodies.organisation_id = organisations.organisation_id
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'inspection_role' and bodies.role = terms.term
where bodies.inspection_id = cast($inspection_id as varchar)
order by terms.ordinal asc nulls last, name asc, bodies.organisation_id asc, bodies.role asc
