-- users_are_unique: one row per user, however often the level changed
-- rule: primary key users.user_id
select
    user_id,
    count(*) as copies
from users
group by user_id
having count(*) > 1;
