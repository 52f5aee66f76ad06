-- users: one row per user that played, as the latest play tells it.
-- grain: user_id | from: source_plays | rerun: changes nothing
-- The latest of all plays ever delivered: a late-arriving older day can't turn a level back.
create temporary table changed_users as
with ranked as (
    select
        user_id,
        first_name,
        last_name,
        gender,
        level,
        row_number() over (
            partition by user_id
            order by
                start_time desc,
                item_in_session desc nulls last,
                session_id desc,
                level asc,
                first_name asc,
                last_name asc,
                gender asc
        ) as choice
    from source_plays
    where user_id in (select new_source_plays.user_id from new_source_plays)
)

select
    user_id,
    first_name,
    last_name,
    gender,
    level
from ranked
where choice = 1
except
select
    user_id,
    first_name,
    last_name,
    gender,
    level
from users;

delete from users
using changed_users
where users.user_id = changed_users.user_id;

insert into users (user_id, first_name, last_name, gender, level)
select
    user_id,
    first_name,
    last_name,
    gender,
    level
from changed_users;
