-- Replies of a response to one report on a finding of another.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the finding of another report
--
-- grain  row_key

select
    'response_replies' as table_name,
    replies.reply_id as row_key,
    'finding_id' as column_name,
    replies.finding_id as value
from register.response_replies as replies
inner join register.responses as responses on replies.response_id = responses.response_id
inner join register.findings as findings on replies.finding_id = findings.finding_id
left join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
where
    findings.inspection_id <> responses.inspection_id
    -- One response may answer a second report that it covers.
    and inspections.covered_by_inspection_id is distinct from responses.inspection_id
order by row_key
