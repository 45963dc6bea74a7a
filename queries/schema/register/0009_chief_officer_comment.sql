-- A response may hold the chief officer's comment although nobody knows on which day it came: the office's own document
-- shows it. Unknown days stay unknown.

alter table register.responses add column holds_chief_officer_comment boolean;

comment on column register.responses.holds_chief_officer_comment is 'Whether the response holds the chief officer''s comment, which may be known without the day on which it came; empty where nothing is known of it.';
