-- users: one row per user that played, as the latest play tells it.
-- grain: user_id | from: source_plays | rerun: changes nothing
-- The latest of all plays ever delivered: a late-arriving older day can't turn a level back. Only
-- the lines of a user's latest moment are ranked, not all that the user ever played. distinct: what
-- is looked up holds the users, not their events.
create temporary table changed_users as
with latest as (
    select
        user_id,
        max(start_time) as start_time
    from source_plays
    where
        user_id in (
            select distinct staging_events.user_id
            from staging_events
            where staging_events.page = 'NextSong'
        )
    group by user_id
),

ranked as (
    select
        source_plays.user_id,
        source_plays.first_name,
        source_plays.last_name,
        source_plays.gender,
        source_plays.level,
        row_number() over (
            partition by source_plays.user_id
            order by
                source_plays.item_in_session desc nulls last,
                source_plays.session_id desc,
                source_plays.level asc,
                source_plays.first_name asc,
                source_plays.last_name asc,
                source_plays.gender asc
        ) as choice
    from source_plays
    inner join latest
        on
            source_plays.user_id = latest.user_id
            and source_plays.start_time = latest.start_time
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

merge into users
using changed_users
    on users.user_id = changed_users.user_id
when matched then update set
    first_name = changed_users.first_name,
    last_name = changed_users.last_name,
    gender = changed_users.gender,
    level = changed_users.level
when not matched then insert (user_id, first_name, last_name, gender, level)
    values (
        changed_users.user_id,
        changed_users.first_name,
        changed_users.last_name,
        changed_users.gender,
        changed_users.level
    );
