-- One intervention with all that is recorded of it in one row; no row where the key is not known.
--
-- param today DATE
-- param intervention_id VARCHAR
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column description VARCHAR
-- column provider_id VARCHAR?
-- column provider_name VARCHAR? empty where not stated
-- column target_group VARCHAR?
-- column age_from INTEGER?
-- column age_to INTEGER?
-- column theme_names VARCHAR[] our judgement
-- column approach_id VARCHAR
-- column approach_name VARCHAR
-- column toolkit_name VARCHAR? empty where no strand of the Toolkit was found
-- column rating STATUS? empty where no rating could be read
-- column rating_date DATE?
-- column rating_date_precision VARCHAR
-- column certainty_label VARCHAR whether copies of the Toolkit agree
-- column rating_note VARCHAR?
-- column approach_source_id VARCHAR
-- column approach_source_title VARCHAR
-- column evaluation STATUS
-- column evaluation_note VARCHAR?
-- column is_curv_funded BOOLEAN? empty where not stated
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column last_end_date DATE?
-- column money STATUS
-- column note VARCHAR?
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain intervention_id

with theme_names as (
    select list(themes.name order by themes.name, themes.theme_id) as theme_names
    from register.intervention_themes as about
    inner join register.themes as themes on about.theme_id = themes.theme_id
    where about.intervention_id = cast($intervention_id as varchar)
)

select
    interventions.intervention_id,
    interventions.name,
    interventions.description,
    interventions.provider_id,
    organisations.name as provider_name,
    interventions.target_group,
    interventions.age_from,
    interventions.age_to,
    coalesce(theme_names.theme_names, cast([] as varchar[])) as theme_names,
    approaches.approach_id,
    approaches.name as approach_name,
    approaches.toolkit_name,
    approaches.rating,
    approaches.rating_date,
    approaches.rating_date_precision,
    approaches.certainty_label,
    approaches.rating_note,
    approaches.source_id as approach_source_id,
    approach_sources.title as approach_source_title,
    as_status(
        interventions.evaluation_status,
        evaluation_terms.label,
        evaluation_terms.mark,
        evaluation_terms.tone
    ) as evaluation,
    interventions.evaluation_note,
    interventions.is_curv_funded,
    money.grants,
    money.awarded_amount,
    money.other_amount,
    money.not_stated,
    money.last_end_date,
    as_status(
        states.money_state,
        money_state_terms.label,
        money_state_terms.mark,
        money_state_terms.tone
    ) as money,
    interventions.note,
    interventions.source_id,
    sources.title as source_title
from register.interventions as interventions
cross join theme_names
inner join approach_ratings as approaches on interventions.approach_id = approaches.approach_id
inner join intervention_money as money on interventions.intervention_id = money.intervention_id
inner join money_states_on(cast($today as date)) as states
    on interventions.intervention_id = states.intervention_id
inner join money_state_terms on states.money_state = money_state_terms.state
left join register.organisations as organisations on interventions.provider_id = organisations.organisation_id
left join register.vocabulary_terms as evaluation_terms
    on
        evaluation_terms.vocabulary = 'evaluation_status'
        and interventions.evaluation_status = evaluation_terms.term
left join register.sources as sources on interventions.source_id = sources.source_id
left join register.sources as approach_sources on approaches.source_id = approach_sources.source_id
where interventions.intervention_id = cast($intervention_id as varchar)
order by interventions.intervention_id asc
