-- Questions that somebody put a name to, so that others can ask them again.

create table register.saved_questions (
    question_id varchar not null,
    name varchar not null,
    sentence varchar not null,
    address varchar not null,
    saved_date date,
    actor_role varchar not null,
    primary key (question_id)
);

comment on table register.saved_questions is 'One row per question that was saved under a name on the page Explore.';
comment on column register.saved_questions.question_id is 'Key.';
comment on column register.saved_questions.name is 'Name of the question.';
comment on column register.saved_questions.sentence is 'What it asks, in a sentence.';
comment on column register.saved_questions.address is 'The part of the page''s address after the question mark, which holds everything that was chosen.';
comment on column register.saved_questions.saved_date is 'Day on which it was saved.';
comment on column register.saved_questions.actor_role is 'Role of who saved it; never a name.';
