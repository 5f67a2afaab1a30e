-- The journal keeps what was changed, and its rows are sealed into a chain.

-- What the act changed, as canonical JSON, whose SHA-256 is the digest; null where only the digest may be kept. The type is json, not
-- jsonb: the digest is of the text, letter by letter.
alter table journal add column change json;

-- An act of the installation as a whole (a backup, the first administrator) belongs to no authority: its authority_id is 0.
alter table journal drop constraint journal_authority_id_fkey;

-- Newest first, within an authority and some days.
create index journal_at on journal (authority_id, at, seq);
-- The unsealed tail: what was written in the last minutes, whoever's it is.
create index journal_recent on journal (at);

-- One chain an authority: the hash of a position covers the hash before it and the row it names. Positions follow the order in which
-- rows became visible, so a row committed late takes a later one; nothing is ever sealed anew.
create table journal_seal (
  authority_id bigint not null,
  position bigint not null check (position > 0),
  journal_seq bigint not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (authority_id, position),
  constraint journal_seal_row unique (authority_id, journal_seq)
);
grant select, insert on journal_seal to kehoach_app;

-- Tighter than what else an authority has: who is not signed in sees none of it however public the authority is, who sees a part of the
-- authority writes but does not read, and only the program itself seals.
drop policy scope on journal;
alter table journal_seal enable row level security;
do $$
declare
  is_system constant text := $q$current_setting('kehoach.scope', true) = 'system'$q$;
  is_user constant text := $q$current_setting('kehoach.scope', true) = 'user'$q$;
  whole constant text := $q$authority_id = any (nullif(current_setting('kehoach.whole', true), '')::bigint[])$q$;
  partly constant text := $q$authority_id = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])$q$;
begin
  execute format('create policy reading on journal for select using (%s or (%s and %s))', is_system, is_user, whole);
  execute format('create policy writing on journal for insert with check (%s or (%s and (%s or %s)))', is_system, is_user, whole, partly);
  execute format('create policy reading on journal_seal for select using (%s or (%s and %s))', is_system, is_user, whole);
  execute format('create policy writing on journal_seal for insert with check (%s)', is_system);
end $$;
