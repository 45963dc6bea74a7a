-- One row per source that a briefing rests on, by title.
--
-- param source_ids VARCHAR[] an empty list gives none
--
-- column source_id VARCHAR
-- column title VARCHAR
-- column publisher VARCHAR
-- column url VARCHAR? empty where it has no address
-- column published_date DATE? empty where the page gives none
-- column licence_label VARCHAR
--
-- grain source_id

select
    sources.source_id,
    sources.title,
    sources.publisher,
    sources.url,
    sources.published_date,
    label_of('licence', sources.licence) as licence_label
from register.sources as sources
where list_contains(cast($source_ids as varchar[]), sources.source_id)
order by sources.title asc, sources.source_id asc
