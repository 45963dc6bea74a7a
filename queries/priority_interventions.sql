-- One row per intervention tied to one Plan priority: those that serve it first, most money first.
--
-- param today DATE
-- param priority_id VARCHAR
--
-- column link_id VARCHAR
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_name VARCHAR? empty where not stated
-- column approach_name VARCHAR
-- column relation STATUS
-- column serves BOOLEAN serves it fully or in part
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column money STATUS the state of its money on the day
-- column evaluation STATUS
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain link_id

select
    links.link_id,
    links.intervention_id,
    interventions.name,
    organisations.name as provider_name,
    approaches.name as approach_name,
    relation_status(
        'Serves',
        links.relation,
        relation_terms.counts_as,
        relation_terms.ordinal,
        relation_terms.label,
        relation_terms.mark,
        relation_terms.tone
    ) as relation,
    coalesce(relation_terms.counts_as = 'answers', false) as serves,
    label_of('link_basis', links.basis) as basis_label,
    links.rationale,
    money.grants,
    money.awarded_amount,
    money.other_amount,
    money.not_stated,
    as_status(
        states.money_state,
        money_state_terms.label,
        money_state_terms.mark,
        money_state_terms.tone
    ) as money,
    as_status(
        interventions.evaluation_status,
        evaluation_terms.label,
        evaluation_terms.mark,
        evaluation_terms.tone
    ) as evaluation,
    links.source_id,
    sources.title as source_title
from register.intervention_priorities as links
inner join register.interventions as interventions on links.intervention_id = interventions.intervention_id
inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
inner join intervention_money as money on links.intervention_id = money.intervention_id
inner join money_states_on(cast($today as date)) as states on links.intervention_id = states.intervention_id
inner join money_state_terms on states.money_state = money_state_terms.state
left join register.organisations as organisations on interventions.provider_id = organisations.organisation_id
left join register.vocabulary_terms as relation_terms
    on relation_terms.vocabulary = 'relation' and links.relation = relation_terms.term
left join register.vocabulary_terms as evaluation_terms
    on
        evaluation_terms.vocabulary = 'evaluation_status'
        and interventions.evaluation_status = evaluation_terms.term
left join register.sources as sources on links.source_id = sources.source_id
where links.priority_id = cast($priority_id as varchar)
order by
    serves desc,
    money.awarded_amount desc nulls last,
    interventions.name asc,
    links.link_id asc
