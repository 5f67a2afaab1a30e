-- What a transaction may see is read once a statement, not once a row: in a question of its own a setting is looked up before the rows
-- are. The conditions on what is seen stay the same, word by word.
do $$
declare
  one record;
  list constant text := $q$\(?NULLIF\(current_setting\('(kehoach\.\w+)'::text, true\), ''::text\)\)?::bigint\[\]$q$;
  scope constant text := $q$current_setting\('kehoach\.scope'::text, true\)$q$;
begin
  for one in
    select p.polname as name, p.polrelid::regclass as of, pg_get_expr(p.polqual, p.polrelid) as condition
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'kehoach'::regnamespace and pg_get_expr(p.polqual, p.polrelid) not like '%SELECT current_setting%'
  loop
    execute format('alter policy %I on %s using (%s)', one.name, one.of, regexp_replace(
      regexp_replace(one.condition, list, $q$(select nullif(current_setting('\1', true), '')::bigint[])::bigint[]$q$, 'g'),
      scope, $q$(select current_setting('kehoach.scope', true))$q$, 'g'));
  end loop;
end $$;
