-- The stages a plan of a year goes through: only ever added to, the last row says where it stands. Its figures are targets.
create table plan_stage (
  authority_id bigint not null references authority (id),
  year integer not null,
  id bigint generated always as identity,
  stage text not null check (stage in ('proposing', 'discussing', 'council', 'assigned')),
  -- Code of the document that assigned it.
  document text,
  note text,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, year, id)
);
grant select, insert on plan_stage to kehoach_app;

-- Files of documents: the decision as issued, the annex it came with. In the database, so that a backup holds them.
create table attachment (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  document text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  bytes bytea not null,
  added_by text not null,
  recorded_at timestamptz not null,
  removed_at timestamptz,
  primary key (authority_id, id)
);
-- Read in pieces, not unpacked first: what is attached is packed already.
alter table attachment alter column bytes set storage external;
create index attachment_document on attachment (authority_id, document);
grant select, insert, update (removed_at) on attachment to kehoach_app;

alter table plan_stage enable row level security;
alter table attachment enable row level security;
do $$
declare
  one text;
  is_system constant text := $q$current_setting('kehoach.scope', true) = 'system'$q$;
  is_own constant text := $q$authority_id = any (nullif(current_setting('kehoach.own', true), '')::bigint[])$q$;
  is_partly constant text := $q$authority_id = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])$q$;
begin
  foreach one in array array['plan_stage', 'attachment'] loop
    execute format('create policy scope on %I using (%s or %s or %s)', one, is_system, is_own, is_partly);
  end loop;
end $$;

-- Proposals are for those who work in the authority, not for whoever may read what is public.
create policy proposal on target_version as restrictive using (
  state <> 'proposed'
  or current_setting('kehoach.scope', true) = 'system'
  or authority_id = any (nullif(current_setting('kehoach.own', true), '')::bigint[])
  or authority_id = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])
);
