-- Facts: a key, and versions that are only ever added. A version that takes the place of another names it in `replaces`;
-- one with retired_on ends it without a successor. A version without a value declares "no such figure": that is neither zero nor absence.
-- Three times: data_as_of (the figures cover up to), known_at (when it became known), recorded_at (clock of this database, given by no one else).
-- Periods are kept in their text form, with first day and end beside it for searching (half-open; an instant begins and ends on its day).

create table value (
  authority_id bigint not null,
  id bigint generated always as identity,
  indicator_id bigint not null,
  breakdown text not null,
  place_id bigint not null references place (id),
  period text not null,
  period_start date not null,
  period_end date not null,
  status text not null check (status in ('estimate', 'reported', 'preliminary', 'official')),
  series text not null check (series in ('own', 'rolled-up', 'register', 'statistics', 'issued-report')),
  round text,
  primary key (authority_id, id),
  constraint value_key unique nulls not distinct (authority_id, indicator_id, place_id, period, breakdown, status, series, round),
  constraint value_indicator foreign key (authority_id, indicator_id) references indicator (authority_id, id)
);
create index value_by_place on value (authority_id, place_id, period_end, period_start);
grant select, insert on value to kehoach_app;

create table value_version (
  authority_id bigint not null,
  value_id bigint not null,
  id bigint generated always as identity,
  value numeric,
  entered_text text,
  entered_unit text,
  entered_decimals smallint,
  qualifiers text[] not null,
  members json,
  note text,
  source_document text not null,
  source_line integer not null,
  source_ref text,
  data_as_of date,
  known_at date not null,
  recorded_at timestamptz not null,
  replaces bigint,
  retired_on date,
  pack text not null,
  application_id bigint not null,
  digest text not null,
  primary key (authority_id, value_id, id),
  constraint value_version_of foreign key (authority_id, value_id) references value (authority_id, id),
  check (num_nonnulls(entered_text, entered_unit, entered_decimals) in (0, 3)),
  check (retired_on is null or replaces is not null)
);
create unique index value_version_replaces on value_version (authority_id, value_id, replaces) where replaces is not null;
create index value_version_source on value_version (authority_id, source_document, source_line);
create index value_version_pack on value_version (authority_id, pack);
grant select, insert on value_version to kehoach_app;

create table target (
  authority_id bigint not null,
  id bigint generated always as identity,
  indicator_id bigint not null,
  breakdown text not null,
  place_id bigint not null references place (id),
  period text not null,
  period_start date not null,
  period_end date not null,
  assigner text not null,
  primary key (authority_id, id),
  constraint target_key unique (authority_id, indicator_id, place_id, period, breakdown, assigner),
  constraint target_indicator foreign key (authority_id, indicator_id) references indicator (authority_id, id)
);
create index target_by_place on target (authority_id, place_id, period_end, period_start);
grant select, insert on target to kehoach_app;

create table target_version (
  authority_id bigint not null,
  target_id bigint not null,
  id bigint generated always as identity,
  value numeric,
  entered_text text,
  entered_unit text,
  entered_decimals smallint,
  state text not null check (state in ('proposed', 'assigned', 'adjusted')),
  qualifiers text[] not null,
  members json,
  assigned_by text,
  effective date,
  reason text,
  note text,
  source_document text not null,
  source_line integer not null,
  source_ref text,
  known_at date not null,
  recorded_at timestamptz not null,
  replaces bigint,
  retired_on date,
  pack text not null,
  application_id bigint not null,
  digest text not null,
  primary key (authority_id, target_id, id),
  constraint target_version_of foreign key (authority_id, target_id) references target (authority_id, id),
  check (num_nonnulls(entered_text, entered_unit, entered_decimals) in (0, 3)),
  check (retired_on is null or replaces is not null)
);
create unique index target_version_replaces on target_version (authority_id, target_id, replaces) where replaces is not null;
create index target_version_source on target_version (authority_id, source_document, source_line);
create index target_version_pack on target_version (authority_id, pack);
grant select, insert on target_version to kehoach_app;

create table relation (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  code text not null,
  primary key (authority_id, id),
  unique (authority_id, code)
);
grant select, insert on relation to kehoach_app;

create table relation_version (
  authority_id bigint not null,
  relation_id bigint not null,
  id bigint generated always as identity,
  kind text not null,
  place_id bigint not null references place (id),
  period text not null,
  period_start date not null,
  period_end date not null,
  -- A fact reference: {fact, indicator, breakdown, place, period}, each in its text form.
  subject json,
  operands json not null,
  stated numeric,
  entered_text text,
  entered_unit text,
  entered_decimals smallint,
  verdict text check (verdict in ('exceeded', 'met', 'notMet')),
  verdict_of numeric,
  base text,
  note text,
  source_document text not null,
  source_line integer not null,
  source_ref text,
  known_at date not null,
  recorded_at timestamptz not null,
  replaces bigint,
  retired_on date,
  pack text not null,
  application_id bigint not null,
  digest text not null,
  primary key (authority_id, relation_id, id),
  constraint relation_version_of foreign key (authority_id, relation_id) references relation (authority_id, id),
  check (num_nonnulls(stated, entered_text, entered_unit, entered_decimals) in (0, 4)),
  check (retired_on is null or replaces is not null)
);
create unique index relation_version_replaces on relation_version (authority_id, relation_id, replaces) where replaces is not null;
create index relation_version_by_place on relation_version (authority_id, place_id, period_end, period_start);
create index relation_version_source on relation_version (authority_id, source_document, source_line);
create index relation_version_pack on relation_version (authority_id, pack);
grant select, insert on relation_version to kehoach_app;
