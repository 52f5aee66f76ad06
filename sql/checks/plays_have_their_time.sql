-- plays_have_their_time: every start_time of a play is in time
-- rule: foreign key songplays.start_time
select start_time
from songplays
where start_time is not null
except
select start_time
from time;
