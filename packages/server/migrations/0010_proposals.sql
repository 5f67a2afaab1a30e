-- Who works at a part of an authority sees the proposals of his places, also where what was assigned is public and he sees all of that.
drop policy proposal on target_version;
create policy proposal on target_version as restrictive using (
  state <> 'proposed'
  or current_setting('kehoach.scope', true) = 'system'
  or authority_id = any (nullif(current_setting('kehoach.own', true), '')::bigint[])
  or (
    authority_id = any (nullif(current_setting('kehoach.partly', true), '')::bigint[])
    and exists (
      select from target k
      where k.authority_id = target_version.authority_id and k.id = target_version.target_id
        and k.place_id = any (nullif(current_setting('kehoach.places', true), '')::bigint[])
    )
  )
);
