-- staging_events: the log lines of the last load, all pages, as they came.
-- grain: one log line | from: 2-stage/staging_events.sql
-- rerun: kept, the next COPY replaces the rows; scans pass over the dead ones until a vacuum
-- diststyle even: read by scan alone; no sortkey, COPY is quickest without
create table if not exists staging_events (
    artist varchar(1024),
    auth varchar(32),
    first_name varchar(256),
    gender varchar(8),
    item_in_session integer,
    last_name varchar(256),
    length double precision,
    level varchar(16),
    location varchar(512),
    method varchar(16),
    page varchar(64),
    registration double precision,
    session_id integer,
    song varchar(1024),
    status integer,
    ts timestamp,
    user_agent varchar(1024),
    user_id integer
)
diststyle even;
