-- Pages of shops and platforms that the user saved: policies at the time of an order, licence pages,
-- pages that print a number.  The bytes lie in the store of originals under their digest.
create table kept_pages (
    vault_id text not null,
    id text not null,
    shop text not null,
    order_id text not null,
    kind text not null,
    form text not null,
    title text not null,
    address text not null,
    file_name text not null,
    digest text not null,
    size {{int8}} not null,
    kept_at {{int8}} not null,
    note text not null,
    primary key (vault_id, id)
) {{clustered}};

create index kept_pages_by_order on kept_pages (vault_id, order_id);
create index kept_pages_by_shop on kept_pages (vault_id, shop);
