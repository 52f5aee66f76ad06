-- source_plays: every distinct log line of a play that any load delivered. Plays and users are as
-- this set alone tells them, so the order in which days arrive can't matter, and a song that
-- arrives after its plays still finds them: songplays itself keeps no title.
-- grain: the whole line | from: staging_events | rerun: kept, grows by new lines only
-- distkey user_id: the latest play of a user is found on one node; sortkey start_time: date ranges
create table if not exists source_plays (
    start_time timestamp not null,
    user_id integer not null,
    session_id integer not null,
    item_in_session integer,
    song varchar(1024),
    artist varchar(1024),
    first_name varchar(256),
    last_name varchar(256),
    gender varchar(8),
    level varchar(16),
    location varchar(512),
    user_agent varchar(1024),
    length double precision
)
diststyle key
distkey (user_id)
sortkey (start_time);
