-- What a meeting decided, in a sentence of its own, apart from the log of what was saved; and who was at the meeting.

alter table register.meetings add column attendee_roles varchar;

comment on column register.meetings.attendee_roles is 'Who was there, as roles and never names, with semicolons between them; empty where it was not recorded.';

create table register.decisions (
    decision_id varchar not null,
    decision varchar not null,
    owner_role varchar,
    decided_date date not null,
    ordinal integer not null check (ordinal > 0),
    meeting_id varchar,
    primary key (decision_id)
);

comment on table register.decisions is 'One row per decision of a meeting, or of a day without one.';
comment on column register.decisions.decision_id is 'Key.';
comment on column register.decisions.decision is 'What was decided, in a sentence.';
comment on column register.decisions.owner_role is 'Who sees to it, as a role and never a name; empty where nobody was named.';
comment on column register.decisions.decided_date is 'Day on which it was decided.';
comment on column register.decisions.ordinal is 'Place in the order of the decisions of that day.';
comment on column register.decisions.meeting_id is 'The meeting that decided; empty where none was on record. [references meetings]';

create table register.decision_findings (
    decision_id varchar not null,
    finding_id varchar not null,
    primary key (decision_id, finding_id)
);

comment on table register.decision_findings is 'One row per finding that a decision is about.';
comment on column register.decision_findings.decision_id is 'The decision. [references decisions]';
comment on column register.decision_findings.finding_id is 'The finding. [references findings]';
