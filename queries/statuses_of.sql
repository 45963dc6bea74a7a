-- The statuses that a kind of thing can have, in their order.
--
-- param subject_type VARCHAR
--
-- column term VARCHAR
-- column label VARCHAR
-- column counts_as VARCHAR?
-- column mark VARCHAR?
-- column tone VARCHAR?
--
-- grain term

select
    terms.term,
    terms.label,
    terms.counts_as,
    terms.mark,
    terms.tone
from register.vocabulary_terms as terms
inner join register.vocabulary_terms as kinds
    on
        kinds.vocabulary = 'subject_type'
        and kinds.term = cast($subject_type as varchar)
        and terms.vocabulary = kinds.counts_as
order by terms.ordinal, terms.term
