-- Of a version of a target, too, the row itself says where it is of: who may see it is known without looking for its key, and what stands for
-- one place is read by one index. A form asks for hundreds of them whenever it is opened or sent.
alter table target add constraint target_with_place unique (authority_id, id, place_id);
alter table target_version add column place_id bigint;
update target_version v set place_id = k.place_id from target k where k.authority_id = v.authority_id and k.id = v.target_id;
alter table target_version alter column place_id set not null;
alter table target_version drop constraint target_version_of;
alter table target_version
  add constraint target_version_of foreign key (authority_id, target_id, place_id) references target (authority_id, id, place_id);
create index target_version_by_place on target_version (authority_id, place_id);

alter policy scope on target_version using (
  (select current_setting('kehoach.scope', true)) = 'system'
  or authority_id = any ((select nullif(current_setting('kehoach.whole', true), '')::bigint[])::bigint[])
  or (
    authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])
    and place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])
  )
);
alter policy proposal on target_version using (
  state <> 'proposed'
  or (select current_setting('kehoach.scope', true)) = 'system'
  or authority_id = any ((select nullif(current_setting('kehoach.own', true), '')::bigint[])::bigint[])
  or (
    authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])
    and place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])
  )
);
