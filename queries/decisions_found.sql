-- One row per decision that was made after one day up to another, in their order: by day, and within a day as they were made.
--
-- param since DATE decisions of this day and of those before it are left out; null begins at the beginning
-- param until DATE the last day; null goes to the end
-- param finding_ids VARCHAR[] decisions about these; an empty list keeps all
-- param most INTEGER the most rows, the newest of them; null gives all
--
-- column decision_id VARCHAR
-- column decision VARCHAR what was decided, in a sentence
-- column owner_role VARCHAR? who sees to it; empty where nobody was named
-- column decided_date DATE
-- column ordinal INTEGER place in the order of that day
-- column meeting_id VARCHAR?
-- column meeting_name VARCHAR? the meeting that decided; empty where none was on record
-- column finding_ids VARCHAR[] the findings that it is about
-- column finding_titles VARCHAR[] what they say, in the same order
-- column is_recorded BOOLEAN somebody recorded it here, so it can be undone here
-- column decisions INTEGER how many there are, listed or not
--
-- grain decision_id

with about as (
    select
        links.decision_id,
        list(findings.finding_id order by findings.inspection_id, findings.ordinal, findings.finding_id)
            as finding_ids,
        list(findings.summary order by findings.inspection_id, findings.ordinal, findings.finding_id)
            as finding_titles
    from register.decision_findings as links
    inner join register.findings as findings on links.finding_id = findings.finding_id
    group by links.decision_id
),

found as (
    select
        decisions.*,
        coalesce(about.finding_ids, cast([] as varchar[])) as finding_ids,
        coalesce(about.finding_titles, cast([] as varchar[])) as finding_titles
    from register.decisions as decisions
    left join about on decisions.decision_id = about.decision_id
    where
        coalesce(decisions.decided_date > cast($since as date), true)
        and coalesce(decisions.decided_date <= cast($until as date), true)
        and (
            len(cast($finding_ids as varchar[])) = 0
            or list_has_any(about.finding_ids, cast($finding_ids as varchar[]))
        )
),

listed as (
    select found.*
    from found
    order by found.decided_date desc, found.ordinal desc, found.decision_id desc
    limit $most
)

select
    listed.decision_id,
    listed.decision,
    listed.owner_role,
    listed.decided_date,
    listed.ordinal,
    listed.meeting_id,
    meetings.name as meeting_name,
    listed.finding_ids,
    listed.finding_titles,
    listed.decision_id in (
        select added.row_key
        from register.row_changes as added
        inner join register.recordings as recordings on added.recording_id = recordings.recording_id
        where added.table_name = 'decisions' and added.row_before is null and recordings.kind = 'decision'
    ) as is_recorded,
    cast((select count(counted.decision_id) from found as counted) as integer) as decisions
from listed
left join register.meetings as meetings on listed.meeting_id = meetings.meeting_id
order by listed.decided_date asc, listed.ordinal asc, listed.decision_id asc
