-- Somebody else's words that the card of this turn would log: they go once it is decided on, and no model is shown them.
alter table turn add column quoted text;
-- What was filled into a form about a card, until that is done.
alter table turn add column filled jsonb;
