-- Orders and the files they came from.
--
-- `ordinal` is the order's id as a number: its printed ULID has no more than 64 bits in use (see
-- storage/order_ids.h).  A million orders come from one bill, and a number makes the table and both
-- indexes a fifth smaller than text.
--
-- `listed_at` is ordered_at where that is known (`time_known`), else the time of a refund, else 0:
-- lists are read along it.  `parts` holds payments, refunds, shipments, invoices and sources
-- (storage/order_parts.h).
create table orders (
    vault_id text not null,
    ordinal {{int8}} not null,
    numbered_by text not null,
    number text not null,
    platform text not null,
    state text not null,
    seller text not null,
    title text not null,
    note text,
    paid {{int8}},
    refunded {{int8}} not null,
    refund_stated {{int8}},
    listed_at {{int8}} not null,
    time_known {{int8}} not null,
    received_on text,
    as_of {{int8}},
    fingerprint {{int8}},
    parts text not null,
    primary key (vault_id, ordinal)
) {{clustered}};

-- Wallets write the newest row first.  Descending, both indexes grow at their end when such a bill
-- comes in, which is an eighth cheaper and leaves no half-empty pages.
create unique index orders_by_number on orders (vault_id, numbered_by, number desc);

create index orders_by_time on orders (vault_id, listed_at desc, ordinal desc);

-- Which pairs of characters stand in the words of 32 orders (storage/order_words.h): a search then
-- looks at a few of a hundred thousand orders.
create table order_words (
    vault_id text not null,
    block {{int8}} not null,
    words {{bytes}} not null,
    primary key (vault_id, block)
) {{clustered}};

-- One row for each different file.  `ordinal` is what the sources of orders name it by.
create table imports (
    vault_id text not null,
    id text not null,
    ordinal {{int8}} not null,
    digest text not null,
    size {{int8}} not null,
    file_name text not null,
    imported_at {{int8}} not null,
    reading_version {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index imports_by_ordinal on imports (vault_id, ordinal);

create unique index imports_by_digest on imports (vault_id, digest);

-- The bills in a file: one, or several in an archive.  `report` is a BillReport as
-- domain/orders/draft_codec writes it.
create table imported_bills (
    vault_id text not null,
    import_id text not null,
    position {{int8}} not null,
    report {{bytes}} not null,
    orders_added {{int8}} not null,
    orders_updated {{int8}} not null,
    refunds_added {{int8}} not null,
    unchanged {{int8}} not null,
    not_purchases {{int8}} not null,
    primary key (vault_id, import_id, position)
) {{clustered}};

-- Rows that could not be read, the first thousand of each bill.
create table import_problems (
    vault_id text not null,
    import_id text not null,
    bill {{int8}} not null,
    position {{int8}} not null,
    line {{int8}} not null,
    reason_id text not null,
    reason_zh text not null,
    reason_en text not null,
    content text not null,
    primary key (vault_id, import_id, bill, position)
) {{clustered}};
