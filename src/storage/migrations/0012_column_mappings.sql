-- How the shopper said that a table nobody knows is to be read, for the next one with that heading.
create table column_mappings (
    vault_id text not null,
    heading text not null,
    columns text not null,
    primary key (vault_id, heading)
) {{clustered}};
