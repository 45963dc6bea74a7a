-- One row per project linked to one finding, those that answer it first, then those only on the same subject.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_name VARCHAR? empty where not stated
-- column is_answer BOOLEAN it answers the finding, fully or in part
-- column relation STATUS
-- column basis_label VARCHAR what the claim rests on
-- column rationale VARCHAR
-- column source_id VARCHAR what the reason was read from
-- column source_title VARCHAR
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column other_bases VARCHAR[] labels of the bases of that other money
-- column not_stated INTEGER grants without an amount
-- column is_funded BOOLEAN an award is on record, or the violence reduction unit pays for it
-- column funding STATUS where its funding is on the day
-- column last_end_date DATE? day on which its last award ends
-- column place_names VARCHAR[] where it works; none where not stated
-- column approach_name VARCHAR
-- column rating STATUS? the Toolkit's rating of the approach; empty where there is none
-- column rating_date DATE?
-- column rating_date_precision VARCHAR
-- column rating_certainty_label VARCHAR
-- column evaluation STATUS
-- column evaluation_note VARCHAR?
--
-- grain intervention_id

with linked as (
    select
        intervention_id,
        relation,
        basis,
        rationale,
        source_id
    from register.finding_interventions
    where finding_id = cast($finding_id as varchar)
),

bases as (
    select
        linked.intervention_id,
        list(distinct label_of('grant_amount_basis', grants.amount_basis)) as other_bases
    from linked
    inner join register.grants as grants on linked.intervention_id = grants.intervention_id
    where grants.amount is not null and counts_as('grant_amount_basis', grants.amount_basis) <> 'given'
    group by linked.intervention_id
),

places as (
    select
        linked.intervention_id,
        list(distinct coalesce(areas.name, works.area_name, works.area_id)) as place_names
    from linked
    inner join register.intervention_areas as works on linked.intervention_id = works.intervention_id
    left join register.areas as areas on works.area_id = areas.area_id
    group by linked.intervention_id
)

select
    linked.intervention_id,
    interventions.name,
    providers.name as provider_name,
    coalesce(relations.counts_as = 'answers', false) as is_answer,
    as_status(linked.relation, relations.label, relations.mark, relations.tone) as relation,
    label_of('link_basis', linked.basis) as basis_label,
    linked.rationale,
    linked.source_id,
    sources.title as source_title,
    money.grants,
    money.awarded_amount,
    money.other_amount,
    list_sort(coalesce(bases.other_bases, cast([] as varchar[]))) as other_bases,
    money.not_stated,
    money.is_funded,
    as_status(fundings.state, fundings.label, fundings.mark, fundings.tone) as funding,
    money.last_end_date,
    list_sort(coalesce(places.place_names, cast([] as varchar[]))) as place_names,
    approaches.name as approach_name,
    as_status(approaches.impact_rating, ratings.label, ratings.mark, ratings.tone) as rating,
    approaches.rating_date,
    approaches.rating_date_precision,
    label_of('rating_certainty', approaches.rating_certainty) as rating_certainty_label,
    as_status(
        interventions.evaluation_status,
        evaluations.label,
        evaluations.mark,
        evaluations.tone
    ) as evaluation,
    interventions.evaluation_note
from linked
inner join register.interventions as interventions on linked.intervention_id = interventions.intervention_id
inner join intervention_money as money on linked.intervention_id = money.intervention_id
inner join money_states_on(cast($today as date)) as states on linked.intervention_id = states.intervention_id
inner join money_state_terms as fundings on states.money_state = fundings.state
inner join register.sources as sources on linked.source_id = sources.source_id
inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
left join register.organisations as providers on interventions.provider_id = providers.organisation_id
left join bases on linked.intervention_id = bases.intervention_id
left join places on linked.intervention_id = places.intervention_id
left join register.vocabulary_terms as relations
    on relations.vocabulary = 'relation' and linked.relation = relations.term
left join register.vocabulary_terms as ratings
    on ratings.vocabulary = 'impact_rating' and approaches.impact_rating = ratings.term
left join register.vocabulary_terms as evaluations
    on evaluations.vocabulary = 'evaluation_status' and interventions.evaluation_status = evaluations.term
order by
    is_answer desc,
    relations.ordinal asc nulls last,
    money.awarded_amount desc nulls last,
    interventions.name asc,
    linked.intervention_id asc
