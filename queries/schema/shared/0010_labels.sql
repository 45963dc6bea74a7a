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

-- How sums and gaps treat a term: see the column counts_as.
create or replace macro memory.main.counts_as(vocabulary_name, word) as (
    (
        select known.counts_as
        from register.vocabulary_terms as known
        where known.vocabulary = vocabulary_name and known.term = word
    )
);
