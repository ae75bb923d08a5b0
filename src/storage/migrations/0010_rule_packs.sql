-- Packs of rules that the user put into the vault, as the signed files they came in.  A row without
-- a file is a pack of the program that is switched off or on.
create table rule_packs (
    vault_id text not null,
    id text not null,
    version text not null,
    public_key text not null,
    digest text not null,
    file text not null,
    is_on {{int8}} not null,
    added_at {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};
