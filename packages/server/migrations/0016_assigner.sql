-- Who assigns targets, and of what level, is configuration: of several who assign one, the nearest judges.
alter table pack_configuration drop constraint pack_configuration_kind_check;
alter table pack_configuration add constraint pack_configuration_kind_check check (kind in ('manifest', 'unit', 'calendar', 'dimension',
  'sector', 'assigner', 'headline', 'overview', 'phrases', 'report', 'indicator', 'document', 'erratum', 'form', 'regime', 'holiday', 'user'));
