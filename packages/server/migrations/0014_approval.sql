-- Approval: what was sent is approved step by step; with the last step its figures become values. What became of a sending is kept as acts
-- that are only ever added. A form that is approved is locked: it is opened again with a reason, and sent anew as a correction.

alter table submission drop constraint submission_state_check;
alter table submission add constraint submission_state_check check (state in ('draft', 'submitted', 'returned', 'approved'));

-- How many problems were sent with a reason: whoever approves looks at those first.
alter table sending add column explained integer not null default 0;

-- approve: one step of one sending, by whoever may; return: back to be mended; reopen: an approved form is opened for a correction;
-- ask: who sent it asks for that; decline: it stays as it is.
create table sending_act (
  authority_id bigint not null,
  submission_id bigint not null,
  place_id bigint not null,
  id bigint generated always as identity,
  n integer not null,
  act text not null check (act in ('approve', 'return', 'reopen', 'ask', 'decline')),
  step text check (step in ('own', 'sectors', 'whole')),
  -- What an approval covers; null: all of the form.
  sectors text[],
  reason text,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, submission_id, id),
  constraint sending_act_of foreign key (authority_id, submission_id, n) references sending (authority_id, submission_id, n),
  constraint sending_act_at foreign key (authority_id, submission_id, place_id) references submission (authority_id, id, place_id),
  check ((act = 'approve') = (step is not null)),
  check ((act = 'approve') = (reason is null))
);
grant select, insert on sending_act to kehoach_app;
alter table sending_act enable row level security;

-- A value is said by a line of a document, set by a pack; or by a cell of a sending, set by its approval. Whose place it is the key says.
alter table value_version alter column source_document drop not null;
alter table value_version alter column source_line drop not null;
alter table value_version alter column pack drop not null;
alter table value_version alter column application_id drop not null;
alter table value_version add column source_regime text;
alter table value_version add column source_period text;
alter table value_version add column source_sending integer;
alter table value_version add column source_row text;
alter table value_version add column source_column text;
alter table value_version add constraint value_version_said check (
  num_nonnulls(source_document, source_line) in (0, 2) and num_nonnulls(source_regime, source_period, source_sending, source_row, source_column) in (0, 5)
  and num_nonnulls(source_document, source_regime) = 1
);
alter table value_version add constraint value_version_set check (num_nonnulls(pack, application_id) in (0, 2) and (pack is null) = (source_regime is not null));

do $$
declare
  is_system constant text := $q$(select current_setting('kehoach.scope', true)) = 'system'$q$;
  is_own constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.own', true), '')::bigint[])::bigint[])$q$;
  is_partly constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])$q$;
  is_placed constant text := $q$place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])$q$;
begin
  execute format('create policy scope on sending_act using (%s or %s or (%s and %s))', is_system, is_own, is_partly, is_placed);
end $$;
