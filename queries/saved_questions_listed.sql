-- One row per saved question, by name.
--
-- column question_id VARCHAR
-- column name        VARCHAR
-- column sentence    VARCHAR  what it asks
-- column address     VARCHAR  the part of the page's address after the question mark
-- column saved_date  DATE?    empty where it is not recorded
-- column actor_role  VARCHAR  role of who saved it
--
-- grain  question_id

select
    question_id,
    name,
    sentence,
    address,
    saved_date,
    actor_role
from register.saved_questions
order by name asc, question_id asc
