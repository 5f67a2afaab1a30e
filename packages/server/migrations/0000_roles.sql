-- Run at every start by the administrator of the server, before the numbered files; changes nothing when all is there.
-- Roles belong to the whole server, so several databases may come here at once.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kehoach_owner') then create role kehoach_owner; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'kehoach_app') then create role kehoach_app; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not has_database_privilege('kehoach_owner', current_database(), 'create') then
    execute format('grant create on database %I to kehoach_owner', current_database());
  end if;
  if not pg_has_role(current_user, 'kehoach_owner', 'member') then execute format('grant kehoach_owner to %I', current_user); end if;
  if not pg_has_role(current_user, 'kehoach_app', 'member') then execute format('grant kehoach_app to %I', current_user); end if;
end $$;
