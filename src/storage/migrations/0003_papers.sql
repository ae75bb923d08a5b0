-- Papers of a case: the text that may be edited, what it rested on, and how far it has come.
create table papers (
    vault_id text not null,
    id text not null,
    case_id text not null,
    kind text not null,
    length text not null,
    request_key text not null,
    text text not null,
    drafted_text text not null,
    writer text not null,
    written_on text not null,
    state text not null,
    created_at {{int8}} not null,
    changed_at {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index papers_by_request on papers (vault_id, request_key);
create index papers_by_case on papers (vault_id, case_id, id);

-- Handed over, confirmed, answered: each once.
create table paper_steps (
    vault_id text not null,
    paper_id text not null,
    state text not null,
    day text not null,
    channel text not null,
    proof text not null,
    note text not null,
    primary key (vault_id, paper_id, state)
) {{clustered}};

create table paper_citations (
    vault_id text not null,
    paper_id text not null,
    position {{int8}} not null,
    rule text not null,
    law text not null,
    article text not null,
    in_force_from text,
    in_force_until text,
    checked_on text,
    certainty text not null,
    primary key (vault_id, paper_id, position)
) {{clustered}};

-- Facts that the paper tells (told = 1) and facts that it leaves out (told = 0).
create table paper_facts (
    vault_id text not null,
    paper_id text not null,
    position {{int8}} not null,
    told {{int8}} not null,
    name text not null,
    label_zh text not null,
    label_en text not null,
    value text not null,
    source text not null,
    primary key (vault_id, paper_id, position)
) {{clustered}};

create table paper_missing (
    vault_id text not null,
    paper_id text not null,
    position {{int8}} not null,
    fact text not null,
    question_zh text not null,
    question_en text not null,
    required {{int8}} not null,
    primary key (vault_id, paper_id, position)
) {{clustered}};

-- What papers say beyond the facts: names, phones, addresses.  `about` is a case, or "" for the
-- writer of all papers.
create table paper_details (
    vault_id text not null,
    about text not null,
    name text not null,
    value text not null,
    primary key (vault_id, about, name)
) {{clustered}};
