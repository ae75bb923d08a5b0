-- What the user saw or tried of complaint channels, and signed packs of other people's
-- observations.  `pack_id` is empty for one's own.
create table channel_observations (
    vault_id text not null,
    id text not null,
    pack_id text not null,
    entity text not null,
    value text not null,
    kind text not null,
    day text not null,
    note text not null,
    proof text not null,
    primary key (vault_id, id)
) {{clustered}};

create index channel_observations_by_pack on channel_observations (vault_id, pack_id);

create table observation_packs (
    vault_id text not null,
    id text not null,
    name text not null,
    public_key text not null,
    digest text not null,
    made_on text not null,
    imported_on text not null,
    trust text not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index observation_packs_by_digest on observation_packs (vault_id, digest);

-- The key with which this vault signs its own packs.
create table observation_keys (
    vault_id text not null,
    seed text not null,
    primary key (vault_id)
) {{clustered}};
