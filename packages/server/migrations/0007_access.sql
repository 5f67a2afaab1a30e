-- Who may do what, and what a transaction may see. Every transaction says its scope first (enter_scope); without one the application's
-- login sees no row of any table here.

-- A public authority is readable by anyone, without signing in.
alter table authority add column is_public boolean not null default false;
grant update (is_public) on authority to kehoach_app;

-- A user has a role at a place: what lies below it too. holder names a row of auth."user", which stays local, hence no foreign key.
-- Never removed: an appointment that is over keeps its days. ends_on is the first day it no longer holds.
create table appointment (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  holder text not null,
  role text not null check (role in ('officer', 'approver', 'planner', 'leader', 'admin', 'viewer')),
  place_id bigint not null references place (id),
  -- Codes of sectors it is limited to; null is all of them.
  sectors text[],
  starts_on date not null,
  ends_on date,
  given_by text not null,
  reason text,
  recorded_at timestamptz not null,
  primary key (authority_id, id),
  check (ends_on is null or ends_on >= starts_on)
);
create index appointment_holder on appointment (authority_id, holder);
create index appointment_place on appointment (authority_id, place_id);
grant select, insert, update (ends_on) on appointment to kehoach_app;

-- One appointment lent to somebody else for some days.
create table delegation (
  authority_id bigint not null,
  id bigint generated always as identity,
  appointment_id bigint not null,
  to_user text not null,
  starts_on date not null,
  ends_on date not null,
  reason text not null,
  given_by text not null,
  recorded_at timestamptz not null,
  revoked_at timestamptz,
  primary key (authority_id, id),
  constraint delegation_of foreign key (authority_id, appointment_id) references appointment (authority_id, id),
  check (ends_on > starts_on)
);
create index delegation_to on delegation (authority_id, to_user);
create index delegation_appointment on delegation (authority_id, appointment_id);
grant select, insert, update (revoked_at) on delegation to kehoach_app;

-- Sets the scope of the transaction it is called in. `set local` and not set_config: only the former reaches the workers of a
-- distributed database. Public authorities are added for everyone.
--   kehoach.scope   system | user | visitor
--   kehoach.whole   authorities seen whole;  kehoach.partly  those seen at kehoach.places only
create function enter_scope(kind text, whole bigint[], partly bigint[], places bigint[]) returns void language plpgsql as $$
begin
  execute format('set local kehoach.scope = %L', kind);
  execute format('set local kehoach.partly = %L', partly);
  execute format('set local kehoach.places = %L', places);
  if kind <> 'system' then
    execute format('set local kehoach.whole = %L', whole || array(select id from authority where is_public));
  end if;
end $$;
grant execute on function enter_scope to kehoach_app;

do $$
declare
  one text;
  is_system constant text := $q$current_setting('kehoach.scope', true) = 'system'$q$;
  is_whole constant text := $q$%1$I = any (nullif(current_setting('kehoach.whole', true), '')::bigint[])$q$;
  is_partly constant text := $q$%1$I = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])$q$;
  is_placed constant text := $q$place_id = any (nullif(current_setting('kehoach.places', true), '')::bigint[])$q$;
  whole text := format(is_whole, 'authority_id');
  partly text := format(is_partly, 'authority_id');
begin
  for one in select relname from pg_class where relnamespace = 'kehoach'::regnamespace and relkind = 'r' loop
    execute format('alter table %I enable row level security', one);
  end loop;

  execute format('create policy scope on authority using (%1$s or (is_public and current_setting(''kehoach.scope'', true) <> '''') or %2$s or %3$s) with check (%1$s)',
    is_system, format(is_whole, 'id'), format(is_partly, 'id'));

  -- Places are public knowledge; yet a transaction that forgot its scope is to find nothing at all.
  foreach one in array array['place', 'place_succession'] loop
    execute format('create policy scope on %I using (current_setting(''kehoach.scope'', true) <> '''')', one);
  end loop;

  -- What an authority has as a whole.
  foreach one in array array['pack_configuration', 'indicator', 'document', 'erratum', 'relation', 'pack_application', 'pack_entry', 'journal', 'delegation'] loop
    execute format('create policy scope on %I using (%s or %s or %s)', one, is_system, whole, partly);
  end loop;

  -- What belongs to a place of it.
  foreach one in array array['value', 'target', 'relation_version', 'appointment'] loop
    execute format('create policy scope on %I using (%s or %s or (%s and %s))', one, is_system, whole, partly, is_placed);
  end loop;

  -- Versions lie where their key does.
  foreach one in array array['value', 'target'] loop
    execute format('create policy scope on %1$I using (%2$s or %3$s or (%4$s and exists (select from %5$I k where k.authority_id = %1$I.authority_id and k.id = %1$I.%6$I)))',
      one || '_version', is_system, whole, partly, one, one || '_id');
  end loop;
end $$;
