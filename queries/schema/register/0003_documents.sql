-- The documents that facts were read from. The bytes themselves lie beside the register in its folder "documents",
-- under the name of their hash; a row here is what makes one reachable.

create table register.documents (
    document_id varchar not null,
    inspection_id varchar not null,
    response_id varchar,
    file_name varchar not null,
    format varchar not null,
    sha256 varchar not null,
    size_bytes integer not null check (size_bytes > 0),
    pages integer not null check (pages > 0),
    layout varchar not null,
    received_at timestamp not null,
    source_id varchar not null,
    primary key (document_id),
    unique (inspection_id, sha256)
);

comment on table register.documents is 'One row per document that was added and read for one inspection.';
comment on column register.documents.document_id is 'Key.';
comment on column register.documents.inspection_id is 'The report it answers. [references inspections]';
comment on column register.documents.response_id is 'The response it is. [references responses]';
comment on column register.documents.file_name is 'Name of the file as it was given; never a path.';
comment on column register.documents.format is 'Form of the file, such as pdf, pdf_scan, docx, txt, md, html, image.';
comment on column register.documents.sha256 is 'Hash of its bytes, in 64 hexadecimal digits; the original is kept under this name.';
comment on column register.documents.size_bytes is 'Size of the file in bytes.';
comment on column register.documents.pages is 'Pages.';
comment on column register.documents.layout is 'How it is laid out: cleveland_form, letter, numbered_report or unknown.';
comment on column register.documents.received_at is 'When it was saved, London time.';
comment on column register.documents.source_id is 'The source that its facts name. [references sources]';
