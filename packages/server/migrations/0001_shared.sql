-- What all authorities share: themselves, and one tree of places. Small; the only tables that do not begin with authority_id.
-- Grants are narrow: kehoach_app never deletes, and updates only what is configuration.
grant usage on schema kehoach to kehoach_app;

create table authority (
  id bigint generated always as identity primary key,
  code text not null unique,
  name text not null,
  -- Text form of a place, as the pack gives it: a bare code means the place of that code on the day asked about.
  place text not null
);
grant select, insert, update (name, place) on authority to kehoach_app;

create table place (
  id bigint generated always as identity primary key,
  code text not null,
  valid_from date not null,
  valid_to date,
  kind text not null check (kind in ('territory', 'agency')),
  level text not null check (level in ('country', 'province', 'district', 'commune', 'agency')),
  type text not null,
  name text not null,
  parent_id bigint references place (id),
  started_by text,
  ended_by text,
  position bigint not null,
  pack text not null,
  digest text not null,
  retired_on date,
  unique (code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create index place_parent on place (parent_id);
grant select, insert, update (valid_to, kind, level, type, name, parent_id, started_by, ended_by, position, pack, digest, retired_on) on place to kehoach_app;

create table place_succession (
  from_id bigint not null references place (id),
  to_id bigint not null references place (id),
  date date not null,
  kind text not null check (kind in ('whole', 'partial')),
  -- The stated share of the former place; absent when no text states it.
  weight numeric check (weight > 0 and weight <= 1),
  act text,
  position bigint not null,
  pack text not null,
  digest text not null,
  retired_on date,
  primary key (from_id, to_id, date)
);
create index place_succession_to on place_succession (to_id);
grant select, insert, update (kind, weight, act, position, pack, digest, retired_on) on place_succession to kehoach_app;
