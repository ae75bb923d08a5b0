-- How many months of warranty the shopper says an order has.  Few orders have one, so that the radar
-- finds them here without looking at all orders.
create table order_warranties (
    vault_id text not null,
    ordinal {{int8}} not null,
    months {{int8}} not null,
    primary key (vault_id, ordinal)
) {{clustered}};

-- What few orders have, so that lists can be narrowed to them: "note", "parcel", "case", "photo",
-- "conflict", "invoice" (value: its state), "signed" (value: the day a parcel was signed for).
create table order_marks (
    vault_id text not null,
    mark text not null,
    ordinal {{int8}} not null,
    value text not null,
    primary key (vault_id, mark, ordinal)
) {{clustered}};

create index order_marks_by_order on order_marks (vault_id, ordinal);

create index cases_by_order on cases (vault_id, order_id);

insert into order_marks (vault_id, mark, ordinal, value)
    select vault_id, 'note', ordinal, '' from orders where note is not null;

-- A line of `parts` that begins with h and a tabulator is a parcel.
insert into order_marks (vault_id, mark, ordinal, value)
    select vault_id, 'parcel', ordinal, '' from orders where parts like '%
h	%' or parts like 'h	%';
