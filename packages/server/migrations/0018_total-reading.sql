-- A matrix of one sector reads the lines of that sector alone, whatever else its places have said of the period.
drop index total_by_place;
create index total_by_place on total (authority_id, place_id, period_end, indicator_id);
