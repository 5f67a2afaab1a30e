-- Forms, the regimes that ask for them and the days off deadlines are counted by are configuration: kept as the packs write them.
alter table pack_configuration drop constraint pack_configuration_kind_check;
alter table pack_configuration add constraint pack_configuration_kind_check check (kind in ('manifest', 'unit', 'calendar', 'dimension',
  'sector', 'headline', 'overview', 'phrases', 'report', 'indicator', 'document', 'erratum', 'form', 'regime', 'holiday', 'user'));
