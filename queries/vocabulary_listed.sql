-- One row per word of the controlled vocabularies, in the order in which people meet them in lists.
--
-- param  vocabulary  VARCHAR  one vocabulary; null gives all
--
-- column vocabulary  VARCHAR
-- column term        VARCHAR  the word as the tables write it
-- column label       VARCHAR  the word as people read it
-- column ordinal     INTEGER
-- column counts_as   VARCHAR? how sums and gaps treat it; empty where nothing depends on it
-- column mark        VARCHAR? the sign shown with the label
-- column tone        VARCHAR?
-- column definition  VARCHAR?
--
-- grain  vocabulary, term

select
    vocabulary,
    term,
    label,
    ordinal,
    counts_as,
    mark,
    tone,
    definition
from register.vocabulary_terms
where cast($vocabulary as varchar) is null or vocabulary = cast($vocabulary as varchar)
order by vocabulary asc, ordinal asc, term asc
