-- time: the moments at which a song was started, in UTC with milliseconds, taken apart.
-- grain: start_time | from: staging_events | rerun: kept
-- diststyle all: joined by every question about when; sortkey start_time: date ranges
create table if not exists time (
    start_time timestamp not null,
    hour integer not null,
    day integer not null,
    week integer not null,
    month integer not null,
    year integer not null,
    weekday integer not null,
    primary key (start_time)
)
diststyle all
sortkey (start_time);
