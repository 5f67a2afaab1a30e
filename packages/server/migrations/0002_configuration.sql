-- Configuration of an authority, a copy for each pack that gives it; of two packs the one applied later wins. Removal sets retired_on; nothing is deleted.
-- `body` is the entry as the pack writes it. Type json, not jsonb: the order of keys is kept, so that an export gives the same bytes.

create table pack_configuration (
  authority_id bigint not null references authority (id),
  kind text not null check (kind in ('manifest', 'unit', 'calendar', 'dimension', 'sector', 'headline', 'overview', 'phrases', 'report',
    'indicator', 'document', 'erratum')),
  code text not null,
  position bigint not null,
  body json not null,
  pack text not null,
  digest text not null,
  retired_on date,
  primary key (authority_id, kind, code, pack)
);
grant select, insert, update (position, body, digest, retired_on) on pack_configuration to kehoach_app;

-- What of it has a number of its own, because facts or screens refer to it: the copy in force.

create table indicator (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  code text not null,
  name text not null,
  unit text not null,
  nature text not null check (nature in ('flow', 'stock', 'ratio', 'count', 'index')),
  position bigint not null,
  pack text not null,
  retired_on date,
  primary key (authority_id, id),
  unique (authority_id, code)
);
grant select, insert, update (name, unit, nature, position, pack, retired_on) on indicator to kehoach_app;

create table document (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  code text not null,
  number text,
  type text not null,
  -- As printed, when a document prints only a month or a year.
  date text,
  issuer text,
  abstract text,
  position bigint not null,
  pack text not null,
  retired_on date,
  primary key (authority_id, id),
  unique (authority_id, code)
);
grant select, insert, update (number, type, date, issuer, abstract, position, pack, retired_on) on document to kehoach_app;

create table erratum (
  authority_id bigint not null references authority (id),
  code text not null,
  kind text not null check (kind in ('percent', 'total', 'balance')),
  weight text not null check (weight in ('error', 'rounding')),
  relation text not null,
  note text not null,
  position bigint not null,
  pack text not null,
  retired_on date,
  primary key (authority_id, code)
);
grant select, insert, update (kind, weight, relation, note, position, pack, retired_on) on erratum to kehoach_app;
