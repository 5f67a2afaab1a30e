-- When somebody looked at a page that tells what is new: what came after `since` is new to him.
create table visit (
  authority_id bigint not null references authority (id),
  holder text not null,
  page text not null check (page in ('briefing')),
  since timestamptz not null,
  opened_at timestamptz not null,
  primary key (authority_id, holder, page)
);
grant select, insert, update (since, opened_at) on visit to kehoach_app;

alter table visit enable row level security;
do $$
declare
  is_system constant text := $q$(select current_setting('kehoach.scope', true)) = 'system'$q$;
  is_own constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.own', true), '')::bigint[])::bigint[])$q$;
  is_partly constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])$q$;
begin
  execute format('create policy scope on visit using (%s or %s or %s)', is_system, is_own, is_partly);
end $$;
