-- A matrix of one sector reads the lines of that sector alone, whatever else its places have said of the period; and which periods a place
-- has something of is told by leaping from one to the next.
drop index total_by_place;
create index total_by_place on total (authority_id, place_id, period_end, period, status, indicator_id);
