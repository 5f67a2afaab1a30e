-- Ways in for questions that would otherwise walk all facts of an authority.

-- An indicator at every place, newest first, and how many figures there are of it.
create index value_by_indicator on value (authority_id, indicator_id, period_end desc, period_start, place_id) include (id);
create index target_by_indicator on target (authority_id, indicator_id, period_end desc, period_start, place_id) include (id);

-- The key itself, with what lets a question be answered without the row.
alter table value drop constraint value_key;
alter table value add constraint value_key
  unique nulls not distinct (authority_id, indicator_id, place_id, period, breakdown, status, series, round) include (id, period_start, period_end);
alter table target drop constraint target_key;
alter table target add constraint target_key
  unique (authority_id, indicator_id, place_id, period, breakdown, assigner) include (id, period_start, period_end);

-- How many figures a place has, by indicator, from the index alone.
drop index value_by_place;
create index value_by_place on value (authority_id, place_id, period_end, period_start) include (indicator_id, id);
drop index target_by_place;
create index target_by_place on target (authority_id, place_id, period_end, period_start) include (indicator_id, id);

-- Facts that ended: few, and what a count of keys must leave out.
create index value_version_ended on value_version (authority_id, value_id) where retired_on is not null;
create index target_version_ended on target_version (authority_id, target_id) where retired_on is not null;

-- Counts that name what they count.
create index value_version_naming on value_version (authority_id, value_id, id) where members is not null;

-- Targets by the document that assigned them.
create index target_version_assigned on target_version (authority_id, assigned_by) where assigned_by is not null;
