-- Submissions: one form of one place for one period under a regime of the authority (regime and form are codes of the configuration).
-- What is typed is kept as versions that are only ever added; what is sent, as a numbered snapshot that never changes.

create table submission (
  authority_id bigint not null references authority (id),
  id bigint generated always as identity,
  regime text not null,
  place_id bigint not null references place (id),
  period text not null,
  period_start date not null,
  period_end date not null,
  state text not null check (state in ('draft', 'submitted')),
  -- Number of the last version of an entry or a reason; 0 when nothing was typed.
  seq bigint not null,
  -- Number of the last sending; 0 when it was never sent.
  sent integer not null,
  -- How many of the cells that have to be filled are.
  filled integer not null,
  begun_by text not null,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (authority_id, id),
  constraint submission_key unique (authority_id, regime, period, place_id),
  constraint submission_place unique (authority_id, id, place_id)
);
create index submission_by_place on submission (authority_id, place_id, period_end, period_start);
grant select, insert, update (state, seq, sent, filled, changed_at) on submission to kehoach_app;

-- One version of what stands in a cell, or of the reason given for a problem. `body` null: emptied, or taken back.
-- Versions of a submission are numbered in the order in which they were saved. The place stands in every row, here and below, so that who
-- may see it is told without looking elsewhere. No foreign key to submission: hundreds of rows at once are of one, which whoever writes
-- them holds locked, and it would be looked up again for each; nothing is ever deleted there.
create table entry_version (
  authority_id bigint not null,
  submission_id bigint not null,
  place_id bigint not null,
  seq bigint not null,
  row_key text,
  column_code text,
  problem_key text,
  -- As typed, in the unit of the line; '' with no_figure: there is none, and why.
  body text,
  no_figure text,
  -- The same number exactly, in the unit of the indicator; null where no figure can be read.
  value numeric,
  qualifiers text[] not null,
  note text,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, submission_id, seq),
  check (num_nonnulls(row_key, problem_key) = 1 and num_nonnulls(row_key, column_code) in (0, 2))
);
grant select, insert on entry_version to kehoach_app;

-- A form with its indicators and units as it was when something was sent by it; many sendings share one.
create table sent_form (
  authority_id bigint not null references authority (id),
  digest text not null,
  body json not null,
  primary key (authority_id, digest)
);
grant select, insert on sent_form to kehoach_app;

-- A sending: the entries up to `seq`, what was known beside them (facts), and what it says itself (figures), which other forms of the
-- place count with. `asked_seq` is what its sender had seen: the same request sent
-- twice is one sending.
create table sending (
  authority_id bigint not null,
  submission_id bigint not null,
  place_id bigint not null,
  n integer not null,
  seq bigint not null,
  asked_seq bigint not null,
  form_digest text not null,
  facts json not null,
  figures json not null,
  -- The periods its figures speak of: its own, and those of columns that look further.
  periods text[] not null,
  is_late boolean not null,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, submission_id, n),
  constraint sending_of foreign key (authority_id, submission_id, place_id) references submission (authority_id, id, place_id),
  constraint sending_form foreign key (authority_id, form_digest) references sent_form (authority_id, digest)
);
grant select, insert on sending to kehoach_app;

create table sending_recall (
  authority_id bigint not null,
  submission_id bigint not null,
  place_id bigint not null,
  n integer not null,
  reason text not null,
  actor text not null,
  at timestamptz not null,
  primary key (authority_id, submission_id, n),
  constraint sending_recall_of foreign key (authority_id, submission_id, n) references sending (authority_id, submission_id, n),
  constraint sending_recall_at foreign key (authority_id, submission_id, place_id) references submission (authority_id, id, place_id)
);
grant select, insert on sending_recall to kehoach_app;

-- A file belongs to a document, to a cell of a submission (evidence), or to the submission itself (the paper as signed).
alter table attachment alter column document drop not null;
alter table attachment add column submission_id bigint;
alter table attachment add column place_id bigint;
alter table attachment add column row_key text;
alter table attachment add column column_code text;
alter table attachment add constraint attachment_submission foreign key (authority_id, submission_id, place_id) references submission (authority_id, id, place_id);
alter table attachment add constraint attachment_owner check (
  num_nonnulls(document, submission_id) = 1 and num_nonnulls(submission_id, place_id) in (0, 2) and num_nonnulls(row_key, column_code) in (0, 2) and (row_key is null or submission_id is not null)
);
create index attachment_of_submission on attachment (authority_id, submission_id) where submission_id is not null;

-- For those who work in the authority, at their places; however public the authority is, a form is not.
alter table submission enable row level security;
alter table entry_version enable row level security;
alter table sent_form enable row level security;
alter table sending enable row level security;
alter table sending_recall enable row level security;
drop policy scope on attachment;
do $$
declare
  one text;
  -- In a question of their own they are read once a statement, not once a row.
  is_system constant text := $q$(select current_setting('kehoach.scope', true)) = 'system'$q$;
  is_own constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.own', true), '')::bigint[])::bigint[])$q$;
  is_partly constant text := $q$authority_id = any ((select nullif(current_setting('kehoach.partly', true), '')::bigint[])::bigint[])$q$;
  is_placed constant text := $q$place_id = any ((select nullif(current_setting('kehoach.places', true), '')::bigint[])::bigint[])$q$;
begin
  foreach one in array array['submission', 'entry_version', 'sending', 'sending_recall'] loop
    execute format('create policy scope on %I using (%s or %s or (%s and %s))', one, is_system, is_own, is_partly, is_placed);
  end loop;
  execute format('create policy scope on sent_form using (%s or %s or %s)', is_system, is_own, is_partly);
  -- Files of documents are of the authority as a whole.
  execute format('create policy scope on attachment using (%s or %s or (%s and (submission_id is null or %s)))', is_system, is_own, is_partly, is_placed);
end $$;
