-- The words for the work behind a finding: a register built before they came has them at once, not after its next build.
-- A new register gets them, with all the others, from the data folder.

insert into register.vocabulary_terms (vocabulary, term, label, ordinal, counts_as, mark, tone, definition)
select
    fresh.vocabulary,
    fresh.term,
    fresh.label,
    fresh.ordinal,
    fresh.counts_as,
    fresh.mark,
    fresh.tone,
    fresh.definition
from (
    values
    (
        'work',
        'end_not_known',
        'Answered, end date not known',
        3,
        'answered',
        '◐',
        'caution',
        'Funding is on record for a project that answers it; until when is not known.'
    ),
    (
        'work',
        'funding_ended',
        'Answered, funding ended',
        4,
        'answered',
        '◔',
        'caution',
        'Projects that answer it had funding; all of it has ended.'
    ),
    (
        'work',
        'funding_later',
        'Answered, funding starts later',
        2,
        'answered',
        '◕',
        'neutral',
        'A project that answers it has an award that starts later; none has funding today.'
    ),
    (
        'work',
        'funding_today',
        'Answered, funding today',
        1,
        'answered',
        '●',
        'good',
        'At least one project that answers it has funding on the day.'
    ),
    (
        'work',
        'no_action_needed',
        'No action needed from us',
        8,
        'settled',
        '–',
        'neutral',
        'It is a positive practice, or it is addressed to others.'
    ),
    (
        'work',
        'no_funding',
        'Answered, no funding recorded',
        5,
        'answered',
        '○',
        'caution',
        'Projects answer it; no funding is on record for any of them.'
    ),
    (
        'work',
        'no_project',
        'No project',
        7,
        'gap',
        '✗',
        'problem',
        'No project is linked to it.'
    ),
    (
        'work',
        'same_subject',
        'Only projects on the same subject',
        6,
        'gap',
        '✗',
        'problem',
        'Projects are on the same subject; none answers it.'
    )
) as fresh (vocabulary, term, label, ordinal, counts_as, mark, tone, definition)
where
    exists (select 1 from register.vocabulary_terms)
    and not exists (
        select 1
        from register.vocabulary_terms as held
        where held.vocabulary = fresh.vocabulary and held.term = fresh.term
    );
