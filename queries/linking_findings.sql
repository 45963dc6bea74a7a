-- One row per finding, with the texts from which links are suggested.
--
-- column finding_id VARCHAR
-- column summary VARCHAR
-- column theme_ids VARCHAR[] its themes
--
-- grain finding_id

with themed as (
    select
        finding_id,
        list(theme_id order by theme_id) as theme_ids
    from register.finding_themes
    group by finding_id
)

select
    findings.finding_id,
    findings.summary,
    coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids
from register.findings as findings
left join themed on findings.finding_id = themed.finding_id
order by findings.finding_id
