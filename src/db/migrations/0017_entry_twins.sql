-- Sent again although the first may have arrived: from then on it is looked at whether both did.
alter table entry add column sent_again_at timestamptz;
create index entry_sent_again on entry (sent_again_at) where sent_again_at is not null;
-- What else stands in the CRM under the entry's key: `[{id, url}]`. Only people remove it.
alter table entry add column twins jsonb not null default '[]';
-- Sent, and the CRM has not said yet whether it has it.
alter table entry add column checking boolean not null generated always as (sent_at is not null and state = 'queued') stored;
alter table crm_record drop column our_key, drop column our_url;
