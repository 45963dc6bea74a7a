-- One row per thing set beside one finding on which somebody has decided: the newest decision, newest first.
--
-- param finding_id VARCHAR
--
-- column decision_id VARCHAR
-- column finding_id VARCHAR
-- column target_type VARCHAR
-- column target_label VARCHAR kind of thing
-- column target_id VARCHAR
-- column title VARCHAR what it is called; its key where the register has it no more
-- column decision STATUS
-- column is_apart BOOLEAN somebody said that the two do not belong together
-- column reason VARCHAR
-- column score DOUBLE? how near the program held the two to be, 0 to 1; empty where it suggested nothing
-- column matched VARCHAR? words in common, with semicolons between them
-- column method VARCHAR?
-- column fingerprint VARCHAR?
-- column decided_at TIMESTAMP London time
-- column actor_role VARCHAR
--
-- grain target_type, target_id

select
    decisions.decision_id,
    decisions.finding_id,
    decisions.target_type,
    coalesce(kinds.label, decisions.target_type) as target_label,
    decisions.target_id,
    coalesce(interventions.name, priorities.title, themes.name, decisions.target_id) as title,
    as_status(decisions.decision, words.label, words.mark, words.tone) as decision,
    coalesce(words.counts_as = 'apart', false) as is_apart,
    decisions.reason,
    decisions.score,
    decisions.matched,
    decisions.method,
    decisions.fingerprint,
    decisions.decided_at,
    decisions.actor_role
from newest_link_decisions as decisions
left join register.interventions as interventions
    on decisions.target_type = 'intervention' and decisions.target_id = interventions.intervention_id
left join register.priorities as priorities
    on decisions.target_type = 'priority' and decisions.target_id = priorities.priority_id
left join register.themes as themes
    on decisions.target_type = 'theme' and decisions.target_id = themes.theme_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'link_target' and decisions.target_type = kinds.term
left join register.vocabulary_terms as words
    on words.vocabulary = 'link_decision' and decisions.decision = words.term
where decisions.finding_id = cast($finding_id as varchar)
order by decisions.decided_at desc, decisions.decision_id desc
