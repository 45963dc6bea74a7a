-- Reminders: who has a calendar link (never the secret in it), and which summaries of what is due have gone out.

create table register.calendar_links (
    link_id varchar not null,
    secret_hash varchar not null,
    label varchar not null,
    owner_role varchar not null,
    owner_name varchar,
    created_at timestamp not null,
    revoked_at timestamp,
    primary key (link_id),
    unique (secret_hash)
);

comment on table register.calendar_links is 'Bookkeeping. One row per secret link by which a calendar program reads what is due.';
comment on column register.calendar_links.link_id is 'Key.';
comment on column register.calendar_links.secret_hash is 'SHA-256 of the secret, in hexadecimal digits; the secret itself is kept nowhere.';
comment on column register.calendar_links.label is 'What its owner calls it, such as Outlook at work.';
comment on column register.calendar_links.owner_role is 'Whose it is, as a role.';
comment on column register.calendar_links.owner_name is 'Whose it is, by name; shown to its owner and to administrators only.';
comment on column register.calendar_links.created_at is 'When it was made, London time.';
comment on column register.calendar_links.revoked_at is 'When it was made to stop working; empty while it works.';

create table register.digests (
    digest_id varchar not null,
    reaches_to timestamp not null,
    sent_to integer not null,
    primary key (digest_id)
);

comment on table register.digests is 'Bookkeeping. One row per digest that was sent or saved: the next one begins where it ends.';
comment on column register.digests.digest_id is 'Key.';
comment on column register.digests.reaches_to is 'Moment up to which it lists what changed, London time.';
comment on column register.digests.sent_to is 'How many addresses it was sent to; none when it was saved in a folder.';
