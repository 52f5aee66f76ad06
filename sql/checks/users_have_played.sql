-- users_have_played: a user without a play isn't a listener
-- rule: one row per user that played
select user_id
from users
where user_id is not null
except
select user_id
from songplays;
