-- plays_have_their_user: every user_id of a play is in users
-- rule: foreign key songplays.user_id
select user_id
from songplays
where user_id is not null
except
select user_id
from users;
