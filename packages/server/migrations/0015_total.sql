-- What a place says of a cell now, and what the places below it say together: kept beside the values it follows from, and made anew for
-- the cells concerned in every transaction that changes one. No figure is said here; `kehoach doctor` makes all of it anew from the values
-- and compares. No foreign keys: every row follows from values, which have them.
create table total (
  authority_id bigint not null,
  indicator_id bigint not null,
  place_id bigint not null,
  breakdown text not null,
  period text not null,
  period_start date not null,
  period_end date not null,
  -- 'best': of each place what is known best, whatever its status.
  status text not null check (status in ('estimate', 'reported', 'preliminary', 'official', 'best')),
  round text not null,
  -- What the place itself says: the status of it, and no value where it says that there is none. Null: it says nothing.
  own_status text,
  own_value numeric,
  -- Places at the bottom of the tree that have said something; what they say together; the weakest status among it.
  below_places integer not null,
  below_value numeric,
  below_weakest text,
  changed_at timestamptz not null,
  primary key (authority_id, indicator_id, period, breakdown, status, round, place_id),
  check ((below_places = 0) = (below_weakest is null)),
  check (own_status is not null or below_places > 0)
);
create index total_by_place on total (authority_id, place_id, period_end, period_start);
grant select, insert, update, delete on total to kehoach_app;
alter table total enable row level security;

-- As of values: anyone where the authority is public.
do $$
declare
  is_system constant text := $q$(select current_setting('kehoach.scope', true)) = 'system'$q$;
  is_whole constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.whole', true), '')::bigint[])::bigint[])$q$;
  is_partly constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])$q$;
  is_placed constant text := $q$place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])$q$;
begin
  execute format('create policy scope on total using (%s or %s or (%s and %s))', is_system, is_whole, is_partly, is_placed);
end $$;
