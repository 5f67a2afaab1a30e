-- Explanations: somebody asks why a figure or a verdict is what it is, those who have it answer. The question keeps how it stood when it was
-- asked; everything that is done is an act, only ever added. How far it has come the last act says.

create table explanation (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  indicator_id bigint not null,
  breakdown text not null,
  place_id bigint not null references place (id),
  period text not null,
  period_start date not null,
  period_end date not null,
  -- Figure, plan and verdict when it was asked, with the versions they were.
  stood json not null,
  primary key (authority_id, id),
  constraint explanation_place unique (authority_id, id, place_id),
  constraint explanation_indicator foreign key (authority_id, indicator_id) references indicator (authority_id, id)
);
create index explanation_by_place on explanation (authority_id, place_id, period_end, period_start);
create index explanation_of_indicator on explanation (authority_id, indicator_id);
grant select, insert on explanation to kehoach_app;

create table explanation_act (
  authority_id bigint not null,
  explanation_id bigint not null,
  place_id bigint not null,
  n integer not null,
  act text not null check (act in ('ask', 'answer', 'further', 'accept', 'withdraw')),
  text text not null,
  answer_by date,
  -- Numbers of the attachments that go with an answer.
  files text[] not null,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, explanation_id, n),
  constraint explanation_act_of foreign key (authority_id, explanation_id, place_id) references explanation (authority_id, id, place_id),
  check ((act = 'ask') = (n = 1)),
  check (answer_by is null or act in ('ask', 'further')),
  check (files = '{}' or act = 'answer')
);
grant select, insert on explanation_act to kehoach_app;

-- A file belongs to a document, to a submission, or to an explanation: to the answer that names it.
alter table attachment add column explanation_id bigint;
alter table attachment add constraint attachment_explanation foreign key (authority_id, explanation_id, place_id) references explanation (authority_id, id, place_id);
alter table attachment drop constraint attachment_owner;
alter table attachment add constraint attachment_owner check (
  num_nonnulls(document, submission_id, explanation_id) = 1 and (document is null) = (place_id is not null) and num_nonnulls(row_key, column_code) in (0, 2) and (row_key is null or submission_id is not null)
);
create index attachment_of_explanation on attachment (authority_id, explanation_id) where explanation_id is not null;

-- For those who work in the authority, at their places; however public the authority is, what is asked within it is not.
alter table explanation enable row level security;
alter table explanation_act enable row level security;
drop policy scope on attachment;
do $$
declare
  one text;
  is_system constant text := $q$(select current_setting('kehoach.scope', true)) = 'system'$q$;
  is_own constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.own', true), '')::bigint[])::bigint[])$q$;
  is_partly constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])$q$;
  is_placed constant text := $q$place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])$q$;
begin
  foreach one in array array['explanation', 'explanation_act'] loop
    execute format('create policy scope on %I using (%s or %s or (%s and %s))', one, is_system, is_own, is_partly, is_placed);
  end loop;
  execute format('create policy scope on attachment using (%s or %s or (%s and (document is not null or %s)))', is_system, is_own, is_partly, is_placed);
end $$;
