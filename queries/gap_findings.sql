-- One row per finding that nobody works on: it calls for work, and no project answers it, newest inspection first.
--
-- A positive practice and a finding for others need no action from us. A project on the same subject is no answer;
-- such projects are counted apart.
--
-- param limit INTEGER the most rows; null gives all
--
-- column finding_id VARCHAR
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column ordinal INTEGER place among the findings of the inspection
-- column finding_type STATUS
-- column summary VARCHAR
-- column acceptance STATUS? what our reply says; empty where no reply is recorded
-- column related_interventions INTEGER projects on the same subject that do not answer it
-- column priorities INTEGER Plan priorities that it bears on
--
-- grain finding_id

select
    findings.finding_id,
    findings.inspection_id,
    inspections.title as inspection_title,
    findings.ordinal,
    status_of('finding_type', findings.finding_type) as finding_type,
    findings.summary,
    status_of('acceptance', replies.acceptance) as acceptance,
    links.related_interventions,
    links.priorities
from register.findings as findings
inner join finding_links as links on findings.finding_id = links.finding_id
inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
left join newest_replies as replies on findings.finding_id = replies.finding_id
where links.calls_for_work and links.answering_interventions = 0
order by
    inspections.published_date desc nulls last,
    findings.inspection_id asc,
    findings.ordinal asc,
    findings.finding_id asc
limit $limit
