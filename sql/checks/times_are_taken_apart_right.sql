-- times_are_taken_apart_right: hour, day, ISO week, month, year and weekday (0 is Sunday) of a time
-- rule: week is ISO, weekday is 0 for Sunday, all in UTC
select
    start_time,
    hour,
    day,
    week,
    month,
    year,
    weekday
from time
where
    hour != extract(hour from start_time)
    or day != extract(day from start_time)
    or week != extract(week from start_time)
    or month != extract(month from start_time)
    or year != extract(year from start_time)
    or weekday != extract(dow from start_time);
