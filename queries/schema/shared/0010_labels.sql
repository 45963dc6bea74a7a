-- How people read a vocabulary term; a term that nobody described is shown as it is.
create or replace macro memory.main.label_of(vocabulary_name, word) as (
    coalesce(
        (
            select known.label
            from register.vocabulary_terms as known
            where known.vocabulary = vocabulary_name and known.term = word
        ),
        word
    )
);

-- A status as one value: its term, label, sign and colour family, out of the row of vocabulary_terms that is joined to it.
-- A term that nobody described is shown as it is; no term, no status.
create or replace macro memory.main.as_status(word, known_label, known_mark, known_tone) as (
    case
        when word is not null
            then {
                'term': word,
                'label': coalesce(known_label, word),
                'mark': known_mark,
                'tone': known_tone
            }
    end
);

-- The same where the vocabulary is not joined. It takes longer to plan: a page's queries join.
create or replace macro memory.main.status_of(vocabulary_name, word) as (
    (
        select as_status(word, max(known.label), max(known.mark), max(known.tone))
        from register.vocabulary_terms as known
        where known.vocabulary = vocabulary_name and known.term = word
    )
);

-- How something relates to a Plan priority, in words of its own: a project 'Serves' it, a finding 'Bears on' it.
create or replace macro memory.main.relation_status(
    verb, word, known_counts_as, known_ordinal, known_label, known_mark, known_tone
) as (
    as_status(
        word,
        case
            when known_counts_as = 'answers' and known_ordinal = 1 then verb || ' it'
            when known_counts_as = 'answers' then 'Partly ' || lower(verb) || ' it'
            when known_counts_as = 'related' then 'Same subject'
            else known_label
        end,
        known_mark,
        known_tone
    )
);

-- How sums and gaps treat a term: see the column counts_as.
create or replace macro memory.main.counts_as(vocabulary_name, word) as (
    (
        select known.counts_as
        from register.vocabulary_terms as known
        where known.vocabulary = vocabulary_name and known.term = word
    )
);
