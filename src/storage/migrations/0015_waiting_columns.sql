-- How the shopper said that a waiting table is to be read: "date=...,amount=...", or nothing.
alter table waiting_imports add column columns text not null default '';
