-- One row per finding, with the texts from which links are suggested.
--
-- column finding_id VARCHAR
-- column summary VARCHAR
-- column theme_ids VARCHAR? its themes, separated by semicolons; empty where it has none
--
-- grain finding_id

with themed as (
    select
        finding_id,
        string_agg(theme_id, ';' order by theme_id) as theme_ids
    from register.finding_themes
    group by finding_id
)

select
    findings.finding_id,
    findings.summary,
    themed.theme_ids
from register.findings as findings
left join themed on findings.finding_id = themed.finding_id
order by findings.finding_id
