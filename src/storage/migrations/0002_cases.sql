-- Cases and what happened in them.
--
-- All but a case's name follows from its events, which are only ever added.  `is_open` repeats what
-- they say, so that an order can be held to one open case.
create table cases (
    vault_id text not null,
    id text not null,
    order_id text,
    title text not null,
    opened_on text not null,
    is_open {{int8}} not null,
    primary key (vault_id, id)
) {{clustered}};

create unique index cases_open_by_order on cases (vault_id, order_id)
    where is_open = 1 and order_id is not null;

create table case_events (
    vault_id text not null,
    case_id text not null,
    number {{int8}} not null,
    type text not null,
    day text not null,
    recorded_at {{int8}} not null,
    primary key (vault_id, case_id, number)
) {{clustered}};

create table case_event_fields (
    vault_id text not null,
    case_id text not null,
    number {{int8}} not null,
    name text not null,
    value text not null,
    primary key (vault_id, case_id, number, name)
) {{clustered}};

-- What was typed into a form of a case and not sent yet.
create table case_drafts (
    vault_id text not null,
    case_id text not null,
    form text not null,
    name text not null,
    value text not null,
    saved_at {{int8}} not null,
    primary key (vault_id, case_id, form, name)
) {{clustered}};
