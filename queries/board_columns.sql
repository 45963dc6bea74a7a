-- One row per column of a meeting's board, in their order: no status, then each status of a finding, with how many are in it.
--
-- param since DATE the earlier day
-- param until DATE the later day
-- param finding_ids VARCHAR[] only these findings; an empty list keeps all
--
-- column term VARCHAR the status; empty for none
-- column status STATUS? empty for none
-- column findings INTEGER
-- column moved_here INTEGER whose status was another at the end of the earlier day
-- column fresh INTEGER of a report published between the two days
-- column overdue INTEGER
--
-- grain term

with board as (
    select
        coalesce(to_term, '') as term,
        has_moved,
        is_new,
        overdue_since
    from board_on(cast($since as date), cast($until as date))
    where
        len(cast($finding_ids as varchar[])) = 0
        or list_contains(cast($finding_ids as varchar[]), finding_id)
),

statuses as (
    select
        '' as term,
        0 as ordinal
    union
    select
        term,
        ordinal
    from register.vocabulary_terms
    where vocabulary = 'delivery'
    union
    -- A word that nobody described comes last.
    select
        term,
        1000000 as ordinal
    from board
    where
        term <> ''
        and term not in (
            select known.term
            from register.vocabulary_terms as known
            where known.vocabulary = 'delivery'
        )
)

select
    statuses.term,
    as_status(nullif(statuses.term, ''), terms.label, terms.mark, terms.tone) as status,
    cast(count(board.term) as integer) as findings,
    cast(count(*) filter (where board.has_moved) as integer) as moved_here,
    cast(count(*) filter (where board.is_new) as integer) as fresh,
    cast(count(*) filter (where board.overdue_since is not null) as integer) as overdue
from statuses
left join board on statuses.term = board.term
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'delivery' and statuses.term = terms.term
group by statuses.term, statuses.ordinal, terms.label, terms.mark, terms.tone
order by statuses.ordinal asc, statuses.term asc
