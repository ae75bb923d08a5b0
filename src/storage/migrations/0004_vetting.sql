-- Looks at platforms and shops before paying.  Answers are only ever added: the newest of a check
-- counts, the earlier ones show what changed.
create table vettings (
    vault_id text not null,
    id text not null,
    name text not null,
    opened_on text not null,
    primary key (vault_id, id)
) {{clustered}};

create table vetting_answers (
    vault_id text not null,
    vetting_id text not null,
    number {{int8}} not null,
    check_id text not null,
    answer text not null,
    value text not null,
    note text not null,
    proof text not null,
    day text not null,
    primary key (vault_id, vetting_id, number)
) {{clustered}};
