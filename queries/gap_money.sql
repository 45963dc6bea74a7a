-- One row per funded project that answers no finding, by the Plan it serves, most money first.
--
-- A project is funded when an award to it is on record or the violence reduction unit pays for it, whatever has become of
-- the money. A finding on the same subject is not answered, and a priority on the same subject is not served.
--
-- param today DATE
-- param serving VARCHAR none (serves no Plan), in_force (a priority of the Plan in force) or earlier (only an earlier Plan);
-- null is none
-- param limit INTEGER the most rows; null gives all
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_name VARCHAR? empty where not stated
-- column funding STATUS what has become of its funding on the day
-- column grants INTEGER grants on record, those without an amount included
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column last_end_date DATE? latest end of its grants; empty where none is known
--
-- grain intervention_id

select
    states.intervention_id,
    interventions.name,
    providers.name as provider_name,
    as_status(terms.state, terms.label, terms.mark, terms.tone) as funding,
    states.grants,
    states.awarded_amount,
    states.other_amount,
    states.not_stated,
    states.last_end_date
from project_states_on(cast($today as date)) as states
inner join register.interventions as interventions on states.intervention_id = interventions.intervention_id
inner join money_state_terms as terms on states.funding = terms.state
left join register.organisations as providers on interventions.provider_id = providers.organisation_id
where
    states.is_funded
    and states.answered = 0
    and case
        when states.serves then 'in_force' when states.serves_earlier then 'earlier' else 'none'
    end = coalesce(cast($serving as varchar), 'none')
order by
    states.awarded_amount desc nulls last,
    states.other_amount desc nulls last,
    interventions.name asc,
    states.intervention_id asc
limit $limit
