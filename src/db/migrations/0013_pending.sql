-- What was logged here is part of what is known before the CRM has answered; until then its touches have a key of ours.
-- Few at any time: the index is as small.
create index touch_pending on touch (record_id) where key like 'pending:%';
