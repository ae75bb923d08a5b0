-- Bills whose upload was acknowledged and whose reading has not ended: after a crash or a stop they
-- are read again.  A password is never written down, so `has_password` only tells that one is needed.
create table waiting_imports (
    vault_id text not null,
    id text not null,
    digest text not null,
    size {{int8}} not null,
    file_name text not null,
    has_password {{int8}} not null,
    starts {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};
