-- Who recorded what, when and why, and what each row was before and after: nothing that anybody saves is overwritten
-- without a trace. Names of people are kept here and nowhere else.

create table register.recordings (
    recording_id varchar not null,
    recorded_at timestamp not null,
    actor_role varchar not null,
    actor_name varchar,
    kind varchar not null,
    words varchar not null,
    undoes varchar,
    primary key (recording_id)
);

comment on table register.recordings is 'Bookkeeping. One row per time that somebody saved something: everything in it was kept together.';
comment on column register.recordings.recording_id is 'Key; made by the form, so that pressing twice records once.';
comment on column register.recordings.recorded_at is 'When, London time.';
comment on column register.recordings.actor_role is 'Who, as a role.';
comment on column register.recordings.actor_name is 'Who, by name; shown to administrators only.';
comment on column register.recordings.kind is 'What was done, in a word, such as document, table, update, link, undo, build.';
comment on column register.recordings.words is 'What was done, in a sentence.';
comment on column register.recordings.undoes is 'The recording that this one took back.';

create table register.row_changes (
    recording_id varchar not null,
    ordinal integer not null,
    table_name varchar not null,
    row_key varchar not null,
    row_before varchar,
    row_after varchar,
    primary key (recording_id, ordinal)
);

comment on table register.row_changes is 'Bookkeeping. One row per row that a recording wrote.';
comment on column register.row_changes.recording_id is 'The recording.';
comment on column register.row_changes.ordinal is 'Place in the order of writing.';
comment on column register.row_changes.table_name is 'The table.';
comment on column register.row_changes.row_key is 'The row''s key as one text.';
comment on column register.row_changes.row_before is 'The row before, as a JSON object of texts; empty when it was added.';
comment on column register.row_changes.row_after is 'The row after, in the same form; empty when it was removed.';
