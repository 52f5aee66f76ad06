-- times_are_unique: one row per moment
-- rule: primary key time.start_time
select
    start_time,
    count(*) as copies
from time
group by start_time
having count(*) > 1;
