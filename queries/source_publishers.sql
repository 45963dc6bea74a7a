-- One row per publisher: how many of its sources match the words looked for.
--
-- param  search     VARCHAR  every word must occur in the title, publisher, note or key
--
-- column publisher  VARCHAR
-- column sources    INTEGER  0 where it has sources but none matches
--
-- grain  publisher

with counted as (
    select
        sources.publisher,
        cast(
            count(*) filter (
                where list_bool_and(
                    list_transform(
                        string_split_regex(
                            trim(strip_accents(lower(coalesce(cast($search as varchar), '')))), '\s+'
                        ),
                        lambda word: contains(
                            strip_accents(
                                lower(
                                    concat_ws(
                                        ' ', sources.title, sources.publisher, sources.note, sources.source_id
                                    )
                                )
                            ),
                            word
                        )
                    )
                )
            ) as integer
        ) as sources,
        count(*) as every
    from register.sources as sources
    group by sources.publisher
)

select
    publisher,
    sources
from counted
order by every desc, publisher asc
