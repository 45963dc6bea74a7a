-- The reply on record to one finding, and the newest response to its inspection.
--
-- param finding_id VARCHAR
--
-- column finding_id VARCHAR
-- column inspection_id VARCHAR
-- column response_id VARCHAR? newest response to the inspection; empty where none is recorded
-- column reply_id VARCHAR? empty where no reply is recorded
-- column acceptance VARCHAR?
-- column action_or_reason VARCHAR?
--
-- grain finding_id

with newest as (
    select
        inspection_id,
        arg_max(response_id, (coalesce(published_date, date '0001-01-01'), response_id)) as response_id
    from register.responses
    group by inspection_id
)

select
    findings.finding_id,
    findings.inspection_id,
    newest.response_id,
    replies.reply_id,
    replies.acceptance,
    replies.action_or_reason
from register.findings as findings
left join newest on findings.inspection_id = newest.inspection_id
left join newest_replies as replies on findings.finding_id = replies.finding_id
where findings.finding_id = cast($finding_id as varchar)
order by findings.finding_id
