-- Which bodies a finding is addressed to, as keys; the report's own words for them stay in findings.addressee. And kinds of
-- body that partners know: a register built before has them at once, a new one gets them from the data folder.

create table register.finding_addressees (
    finding_id varchar not null,
    organisation_id varchar not null,
    naming varchar not null,
    source_id varchar not null,
    primary key (finding_id, organisation_id)
);

comment on table register.finding_addressees is 'One row per body that a finding is addressed to; a finding whose addressee no body of the register fits has none.';
comment on column register.finding_addressees.finding_id is 'The finding. [references findings]';
comment on column register.finding_addressees.organisation_id is 'The body. [references organisations]';
comment on column register.finding_addressees.naming is 'Whether the report names the body, or a group that it is one of. [vocabulary addressee_naming]';
comment on column register.finding_addressees.source_id is 'Where that was read. [references sources]';

comment on table register.organisations is 'One row per body: an inspectorate, police force, council, safeguarding partnership, health or probation body, provider, funder or partnership.';

-- Words of an office's own come after ours.
update register.vocabulary_terms set ordinal = ordinal + 20
where
    vocabulary = 'organisation_type'
    and term not in (
        'inspectorate', 'policing_body', 'police_force', 'council', 'safeguarding_partnership', 'health',
        'probation', 'youth_justice', 'violence_reduction_unit', 'partnership', 'funder', 'provider'
    );

update register.vocabulary_terms set
    ordinal = list_position(
        [
            'inspectorate', 'policing_body', 'police_force', 'council', 'safeguarding_partnership', 'health',
            'probation', 'youth_justice', 'violence_reduction_unit', 'partnership', 'funder', 'provider'
        ],
        term
    )
where
    vocabulary = 'organisation_type'
    and term in ('inspectorate', 'police_force', 'council', 'provider', 'funder', 'partnership');

update register.vocabulary_terms set counts_as = 'comments'
where vocabulary = 'organisation_type' and term = 'police_force' and counts_as is null;

insert into register.vocabulary_terms (vocabulary, term, label, ordinal, counts_as, definition)
select
    fresh.vocabulary,
    fresh.term,
    fresh.label,
    fresh.ordinal,
    fresh.counts_as,
    fresh.definition
from (
    values
    ('addressee_naming', 'named', 'Named', 1, 'named', 'The report names it, or its chief officer.'),
    (
        'addressee_naming', 'group', 'One of a group', 2, 'group',
        'The report names a group of bodies that it is one of.'
    ),
    (
        'organisation_type', 'policing_body', 'Local policing body', 2, 'responds',
        'Answers inspection reports and holds the force to account: the commissioner''s office.'
    ),
    (
        'organisation_type', 'safeguarding_partnership', 'Safeguarding partnership', 5, null,
        'Council, health and police together, to protect children.'
    ),
    ('organisation_type', 'health', 'Health body', 6, null, 'An NHS trust or an integrated care board.'),
    ('organisation_type', 'probation', 'Probation body', 7, null, 'A part of the Probation Service.'),
    (
        'organisation_type', 'youth_justice', 'Youth justice service', 8, null,
        'A youth justice service, or several taken together.'
    ),
    (
        'organisation_type', 'violence_reduction_unit', 'Violence reduction unit', 9, null,
        'A partnership against serious violence that the Home Office pays for.'
    )
) as fresh (vocabulary, term, label, ordinal, counts_as, definition)
where
    exists (select 1 from register.vocabulary_terms)
    and not exists (
        select 1
        from register.vocabulary_terms as held
        where held.vocabulary = fresh.vocabulary and held.term = fresh.term
    );
