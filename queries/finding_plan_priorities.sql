-- One row per Plan priority that one finding bears on, itself or through a project that answers it; newest plan first.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column priority_id VARCHAR
-- column title VARCHAR
-- column plan_id VARCHAR
-- column plan_title VARCHAR
-- column is_in_force BOOLEAN the plan is in force on the day
-- column relation STATUS? how far the finding bears on it; empty where only its projects do
-- column basis_label VARCHAR?
-- column rationale VARCHAR?
-- column projects INTEGER projects that answer the finding and serve the priority
--
-- grain priority_id

with direct as (
    select
        priority_id,
        relation,
        basis,
        rationale
    from register.finding_priorities
    where finding_id = cast($finding_id as varchar)
),

through as (
    select
        served.priority_id,
        cast(count(*) as integer) as projects
    from register.finding_interventions as answers
    inner join register.intervention_priorities as served on answers.intervention_id = served.intervention_id
    where
        answers.finding_id = cast($finding_id as varchar)
        and counts_as('relation', answers.relation) = 'answers'
    group by served.priority_id
)

select
    priorities.priority_id,
    priorities.title,
    priorities.plan_id,
    plans.title as plan_title,
    known.is_in_force,
    relation_status(
        'Bears on',
        direct.relation,
        relations.counts_as,
        relations.ordinal,
        relations.label,
        relations.mark,
        relations.tone
    ) as relation,
    label_of('link_basis', direct.basis) as basis_label,
    direct.rationale,
    coalesce(through.projects, 0) as projects
from register.priorities as priorities
inner join register.plans as plans on priorities.plan_id = plans.plan_id
inner join plans_on(cast($today as date)) as known on priorities.plan_id = known.plan_id
left join direct on priorities.priority_id = direct.priority_id
left join through on priorities.priority_id = through.priority_id
left join register.vocabulary_terms as relations
    on relations.vocabulary = 'relation' and direct.relation = relations.term
where direct.priority_id is not null or through.priority_id is not null
order by
    plans.starts_date desc nulls last,
    direct.priority_id is null asc,
    priorities.plan_id asc,
    priorities.ordinal asc,
    priorities.priority_id asc
