-- times_are_of_plays: a time without a play came from another page
-- rule: one row per distinct start_time of a play
select start_time
from time
where start_time is not null
except
select start_time
from songplays;
