-- Of a private answer: where it may be shared, in ids of the platform, and checked anew when somebody wants to.
alter table turn add share_place jsonb;
-- The platform's id of a message, by which it says that the message was edited or deleted.
alter table turn add message_id text;
