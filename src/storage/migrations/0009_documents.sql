-- Invoices, mails, chats, parcels, calls and pages.  `id` follows from the original's digest and the
-- place in it, so that the same document is one row however often its file comes.  `content` is a
-- DocumentDraft as domain/documents/document_codec writes it.
create table documents (
    vault_id text not null,
    id text not null,
    import_id text not null,
    kind text not null,
    number text not null,
    title text not null,
    told_at {{int8}},
    content {{bytes}} not null,
    primary key (vault_id, id)
) {{clustered}};

create index documents_by_import on documents (vault_id, import_id);

-- The numbers that stand in a document, by which it is joined with orders and other documents.
-- `own` is 1 for the number that names it: of the invoice, of the parcel.
create table document_numbers (
    vault_id text not null,
    number text not null,
    document_id text not null,
    own {{int8}} not null,
    primary key (vault_id, number, document_id)
) {{clustered}};

create index document_numbers_by_document on document_numbers (vault_id, document_id);

-- What became of files that are no bill.  `report` is a FileReport as document_codec writes it.
create table imported_files (
    vault_id text not null,
    import_id text not null,
    position {{int8}} not null,
    report {{bytes}} not null,
    primary key (vault_id, import_id, position)
) {{clustered}};

-- What belongs to which order.  Found anew after imports; `id` follows from the two ends.
create table order_links (
    vault_id text not null,
    id text not null,
    order_ordinal {{int8}} not null,
    other_id text not null,
    basis text not null,
    certainty text not null,
    score {{int8}} not null,
    proof text not null,
    primary key (vault_id, id)
) {{clustered}};

create index order_links_by_order on order_links (vault_id, order_ordinal);

create index order_links_by_other on order_links (vault_id, other_id);

-- What the shopper says to a link.  It outlives the finding of links.
create table link_decisions (
    vault_id text not null,
    link_id text not null,
    decision text not null,
    decided_at {{int8}} not null,
    primary key (vault_id, link_id)
) {{clustered}};

-- Up to which state of the vault links were found.
create table link_states (
    vault_id text not null,
    found_for text not null,
    primary key (vault_id)
) {{clustered}};
