-- What we wrote into the CRM carries our key there: two records with one key are twins, which nobody but people may remove.
alter table crm_record add column our_key text;
-- Where a person can look at it.
alter table crm_record add column our_url text;
create index crm_record_ours on crm_record (source_id, our_key) where our_key is not null;
