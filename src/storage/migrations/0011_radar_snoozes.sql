-- Days that the shopper does not want to hear of before another day.  `item` is RadarItem::key().
create table radar_snoozes (
    vault_id text not null,
    item text not null,
    until_day text not null,
    primary key (vault_id, item)
) {{clustered}};
