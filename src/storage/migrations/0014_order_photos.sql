-- Pictures that the shopper keeps with an order: of the goods, the label, the flaw.  The bytes lie
-- in the store of originals under their digest and stay there when a row goes.
create table order_photos (
    vault_id text not null,
    id text not null,
    ordinal {{int8}} not null,
    digest text not null,
    size {{int8}} not null,
    media_type text not null,
    title text not null,
    file_name text not null,
    taken_at {{int8}},
    added_at {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index order_photos_by_order on order_photos (vault_id, ordinal, digest);

create index order_photos_by_digest on order_photos (vault_id, digest);
