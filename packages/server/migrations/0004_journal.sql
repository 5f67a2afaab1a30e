-- Who did what, when. Only ever added to.

create table pack_application (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  pack text not null,
  digest text not null,
  actor text not null,
  at timestamptz not null,
  counts json not null,
  primary key (authority_id, id)
);
create index pack_application_pack on pack_application (authority_id, pack, id);
grant select, insert on pack_application to kehoach_app;

-- Which facts and places a pack lists, and in which order: kept apart from them, because a list is not a change of a figure.
create table pack_entry (
  authority_id bigint not null references authority (id),
  pack text not null,
  kind text not null check (kind in ('place', 'succession', 'target', 'value', 'relation')),
  entry text not null,
  position bigint not null,
  retired_on date,
  primary key (authority_id, pack, kind, entry)
);
grant select, insert, update (position, retired_on) on pack_entry to kehoach_app;

create table journal (
  authority_id bigint not null references authority (id),
  seq bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  act text not null,
  subject text not null,
  digest text not null,
  primary key (authority_id, seq)
);
grant select, insert on journal to kehoach_app;
