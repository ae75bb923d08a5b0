-- Newer directories of complaint channels that came as signed files.  `content` is the payload that
-- was signed; taking the row away brings the earlier directory back.
create table directory_updates (
    vault_id text not null,
    id text not null,
    name text not null,
    edition text not null,
    kind text not null,
    made_on text not null,
    imported_on text not null,
    public_key text not null,
    digest text not null,
    content text not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index directory_updates_by_digest on directory_updates (vault_id, digest);
