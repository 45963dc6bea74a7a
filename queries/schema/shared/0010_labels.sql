-- How people read a vocabulary term; a term that nobody described is shown as it is.
CREATE OR REPLACE MACRO memory.main.label_of(vocabulary_name, word) AS (
    coalesce(
        (
            SELECT known.label
            FROM register.vocabulary_terms AS known
            WHERE known.vocabulary = vocabulary_name AND known.term = word
        ),
        word
    )
);

-- How sums and gaps treat a term: see the column counts_as.
CREATE OR REPLACE MACRO memory.main.counts_as(vocabulary_name, word) AS (
    (
        SELECT known.counts_as
        FROM register.vocabulary_terms AS known
        WHERE known.vocabulary = vocabulary_name AND known.term = word
    )
);
