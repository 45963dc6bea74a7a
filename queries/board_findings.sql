-- One row per finding on the board of a meeting: its status at the end of one day, and at the end of an earlier one.
--
-- param since DATE the earlier day
-- param until DATE the later day
-- param finding_ids VARCHAR[] only these; an empty list keeps all
--
-- column finding_id VARCHAR
-- column inspection_title VARCHAR
-- column ordinal INTEGER place in its report
-- column summary VARCHAR
-- column from_status STATUS? at the end of the earlier day; empty where none was recorded
-- column to_status STATUS? at the end of the later day
-- column has_moved BOOLEAN the two differ
-- column is_new BOOLEAN? its report was published between the two days; empty where that day is not known
-- column overdue_since DATE? its own date, or the day of an open action on it, that has passed
--
-- grain finding_id

select
    board.finding_id,
    board.inspection_title,
    board.ordinal,
    board.summary,
    as_status(board.from_term, before.label, before.mark, before.tone) as from_status,
    as_status(board.to_term, present.label, present.mark, present.tone) as to_status,
    board.has_moved,
    board.is_new,
    board.overdue_since
from board_on(cast($since as date), cast($until as date)) as board
left join register.vocabulary_terms as before
    on before.vocabulary = 'delivery' and board.from_term = before.term
left join register.vocabulary_terms as present
    on present.vocabulary = 'delivery' and board.to_term = present.term
where
    len(cast($finding_ids as varchar[])) = 0
    or list_contains(cast($finding_ids as varchar[]), board.finding_id)
order by
    board.has_moved desc,
    board.published_date desc nulls last,
    board.inspection_id asc,
    board.ordinal asc,
    board.finding_id asc
