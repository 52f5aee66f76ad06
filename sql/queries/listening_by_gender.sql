-- listening_by_gender: Do women and men listen differently?
-- grain: one row per gender, as users name it
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: stacked x=gender y=free_plays,paid_plays title="Listening by gender" order=11
with genders as (
    select
        coalesce(users.gender, 'unknown') as gender,
        count(distinct songplays.user_id) as listeners,
        count(*) as plays,
        count(case when songplays.level = 'free' then 1 end) as free_plays,
        count(case when songplays.level = 'paid' then 1 end) as paid_plays
    from songplays
    inner join users
        on songplays.user_id = users.user_id
    where
        songplays.start_time >= cast(:from as date)
        and songplays.start_time < dateadd(day, 1, cast(:to as date))
    group by coalesce(users.gender, 'unknown')
)

select
    gender,
    listeners,
    plays,
    free_plays,
    paid_plays,
    cast(1.0 * plays / listeners as decimal(18, 1)) as plays_per_listener
from genders
order by gender;
