-- One row per finding of one inspection, in the report's order: what our newest response says on it, and what is missing.
--
-- Section 55(5B) of the Police Act 1996 asks the comments to say, on each recommendation, what was or will be done, or
-- why nothing: a reply to a recommendation that is for us and has neither is marked.
--
-- param today DATE
-- param inspection_id VARCHAR
--
-- column finding_id VARCHAR
-- column ordinal INTEGER
-- column finding_type STATUS
-- column summary VARCHAR
-- column calls_for_work BOOLEAN
-- column is_replied BOOLEAN the response says yes, in part or no
-- column acceptance STATUS? empty where nothing was recorded on this finding
-- column action_or_reason VARCHAR?
-- column reference VARCHAR? where in the response it is
-- column reply_note VARCHAR? what the response does not say
-- column lacks_action BOOLEAN a recommendation to us whose reply names neither action nor reason
-- column work STATUS what is behind it on the day, as finding_states_on
-- column due_date DATE? the date the report sets for this finding
--
-- grain finding_id

select
    findings.finding_id,
    findings.ordinal,
    as_status(findings.finding_type, types.label, types.mark, types.tone) as finding_type,
    findings.summary,
    states.calls_for_work,
    states.is_replied,
    as_status(replies.acceptance, acceptances.label, acceptances.mark, acceptances.tone) as acceptance,
    replies.action_or_reason,
    replies.reference,
    replies.note as reply_note,
    states.lacks_action,
    as_status(states.work, works.label, works.mark, works.tone) as work,
    findings.due_date
from register.findings as findings
inner join finding_states_on(cast($today as date)) as states on findings.finding_id = states.finding_id
left join newest_replies as replies on findings.finding_id = replies.finding_id
left join register.vocabulary_terms as types
    on types.vocabulary = 'finding_type' and findings.finding_type = types.term
left join register.vocabulary_terms as acceptances
    on acceptances.vocabulary = 'acceptance' and replies.acceptance = acceptances.term
left join register.vocabulary_terms as works
    on works.vocabulary = 'work' and states.work = works.term
where findings.inspection_id = cast($inspection_id as varchar)
order by findings.ordinal, findings.finding_id
