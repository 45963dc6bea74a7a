-- What people decide about links, and what a recorded change can be about.

create table register.link_decisions (
    decision_id varchar not null,
    finding_id varchar not null,
    target_type varchar not null,
    target_id varchar not null,
    decision varchar not null,
    relation varchar,
    reason varchar not null,
    score double,
    matched varchar,
    method varchar,
    fingerprint varchar,
    decided_at timestamp not null,
    actor_role varchar not null,
    primary key (decision_id)
);

comment on table register.link_decisions is 'One row per decision on whether something belongs to a finding; rows are added, never edited, and the newest one holds.';
comment on column register.link_decisions.decision_id is 'Key.';
comment on column register.link_decisions.finding_id is 'The finding. [references findings]';
comment on column register.link_decisions.target_type is 'Kind of thing that was set beside the finding. [vocabulary link_target]';
comment on column register.link_decisions.target_id is 'Key of that thing.';
comment on column register.link_decisions.decision is 'What was decided. [vocabulary link_decision]';
comment on column register.link_decisions.relation is 'How far it answers, where the two were linked. [vocabulary relation]';
comment on column register.link_decisions.reason is 'Why.';
comment on column register.link_decisions.score is 'How near the program held the two to be, from 0 to 1; empty where it suggested nothing.';
comment on column register.link_decisions.matched is 'The words that the two had in common, with semicolons between them.';
comment on column register.link_decisions.method is 'Method and version of the suggestion.';
comment on column register.link_decisions.fingerprint is 'Identifies the texts that were compared: a rejected suggestion comes back only when it changes.';
comment on column register.link_decisions.decided_at is 'When, London time.';
comment on column register.link_decisions.actor_role is 'Who decided, as a role and never a name.';

-- A register that was made before gets the words it needs; a new one is filled from the data folder.
insert into register.vocabulary_terms
select
    vocabulary,
    term,
    label,
    ordinal,
    counts_as,
    mark,
    tone,
    definition
from (
    values
    (
        'subject_type', 'reply', 'Reply', 5, 'acceptance', null, null,
        'What our response says on one finding.'
    ),
    ('subject_type', 'evidence', 'Evidence', 6, 'evidence_state', null, null, null),
    ('subject_type', 'inspectorate', 'Inspectorate''s view', 7, 'inspectorate_status', null, null, null),
    ('link_target', 'intervention', 'Project', 1, null, null, null, null),
    ('link_target', 'priority', 'Plan priority', 2, null, null, null, null),
    ('link_target', 'theme', 'Theme', 3, null, null, null, null),
    (
        'link_decision', 'accepted', 'Accepted', 1, 'linked', '●', 'good',
        'The program suggested it and somebody accepted it.'
    ),
    (
        'link_decision', 'written', 'Written by hand', 2, 'linked', '●', 'good',
        'Somebody linked the two without a suggestion.'
    ),
    (
        'link_decision', 'rejected', 'Rejected', 3, 'apart', '✗', 'neutral',
        'The program suggested it and somebody said no.'
    ),
    (
        'link_decision', 'withdrawn', 'Withdrawn', 4, 'apart', '✗', 'neutral',
        'The two were linked and are so no more.'
    )
) as added (vocabulary, term, label, ordinal, counts_as, mark, tone, definition) -- noqa: AL05
where exists (select 1 from register.vocabulary_terms);

update register.vocabulary_terms set counts_as = 'delivery'
where vocabulary = 'subject_type' and term in ('finding', 'action') and counts_as is null;

update register.vocabulary_terms set counts_as = 'response_stage'
where vocabulary = 'subject_type' and term = 'response' and counts_as is null;

update register.vocabulary_terms set counts_as = 'relation'
where vocabulary = 'subject_type' and term = 'link' and counts_as is null;
