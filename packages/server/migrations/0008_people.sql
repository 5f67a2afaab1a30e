-- People of an authority: who sees what of them, and the questions every request asks about whoever sends it.

-- Who is this, and what was lent to him: asked before the authority is known.
create index appointment_of_user on appointment (holder);
create index delegation_to_user on delegation (to_user);

-- Sessions are deleted when they are over; this stays.
alter table auth."user" add column last_sign_in_at timestamptz;

-- Public authorities show their figures to anyone. Their people and their journal they do not: kehoach.own is what the asker has by a
-- role of his, and public authorities are added to kehoach.whole only.
create or replace function enter_scope(kind text, whole bigint[], partly bigint[], places bigint[]) returns void language plpgsql as $$
begin
  execute format('set local kehoach.scope = %L', kind);
  execute format('set local kehoach.own = %L', whole);
  execute format('set local kehoach.partly = %L', partly);
  execute format('set local kehoach.places = %L', places);
  if kind <> 'system' then
    execute format('set local kehoach.whole = %L', whole || array(select id from authority where is_public));
  end if;
end $$;

drop policy scope on appointment;
drop policy scope on delegation;
drop policy reading on journal;
drop policy writing on journal;
drop policy reading on journal_seal;
do $$
declare
  is_system constant text := $q$current_setting('kehoach.scope', true) = 'system'$q$;
  own constant text := $q$authority_id = any (nullif(current_setting('kehoach.own', true), '')::bigint[])$q$;
  partly constant text := $q$authority_id = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])$q$;
  is_placed constant text := $q$place_id = any (nullif(current_setting('kehoach.places', true), '')::bigint[])$q$;
begin
  execute format('create policy scope on appointment using (%s or %s or (%s and %s))', is_system, own, partly, is_placed);
  -- A delegation lies where its appointment does.
  execute format('create policy scope on delegation using (%s or %s or (%s and exists (select from appointment a where a.authority_id = delegation.authority_id and a.id = delegation.appointment_id)))',
    is_system, own, partly);
  execute format('create policy reading on journal for select using (%s or %s)', is_system, own);
  execute format('create policy writing on journal for insert with check (%s or %s or %s)', is_system, own, partly);
  execute format('create policy reading on journal_seal for select using (%s or %s)', is_system, own);
end $$;
