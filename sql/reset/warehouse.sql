-- warehouse: drops every table of the warehouse, run first by load --reset.
-- One transaction: the tables go together or stay together. Facts go before what they refer to.
drop table if exists songplays;
drop table if exists time;
drop table if exists users;
drop table if exists songs;
drop table if exists artists;
drop table if exists source_plays;
drop table if exists source_songs;
drop table if exists staging_events;
drop table if exists staging_songs;
drop table if exists staging_events_run;
drop table if exists staging_songs_run;
drop table if exists load_history;
