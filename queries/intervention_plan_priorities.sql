-- One row per Plan priority that one intervention is linked to, the newest plan first.
--
-- param today DATE
-- param intervention_id VARCHAR
--
-- column link_id VARCHAR
-- column priority_id VARCHAR
-- column title VARCHAR
-- column plan_id VARCHAR
-- column plan_title VARCHAR
-- column in_force BOOLEAN whether the plan is in force on the day
-- column relation STATUS
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain link_id

select
    links.link_id,
    links.priority_id,
    priorities.title,
    priorities.plan_id,
    plans.title as plan_title,
    in_force.is_in_force as in_force,
    relation_status(
        'Serves',
        links.relation,
        relation_terms.counts_as,
        relation_terms.ordinal,
        relation_terms.label,
        relation_terms.mark,
        relation_terms.tone
    ) as relation,
    label_of('link_basis', links.basis) as basis_label,
    links.rationale,
    links.source_id,
    sources.title as source_title
from register.intervention_priorities as links
inner join register.priorities as priorities on links.priority_id = priorities.priority_id
inner join register.plans as plans on priorities.plan_id = plans.plan_id
inner join plans_on(cast($today as date)) as in_force on priorities.plan_id = in_force.plan_id
left join register.vocabulary_terms as relation_terms
    on relation_terms.vocabulary = 'relation' and links.relation = relation_terms.term
left join register.sources as sources on links.source_id = sources.source_id
where links.intervention_id = cast($intervention_id as varchar)
order by
    plans.starts_date desc nulls last,
    priorities.plan_id asc,
    priorities.ordinal asc,
    links.link_id asc
