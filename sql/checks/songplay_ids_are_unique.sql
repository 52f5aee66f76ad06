-- songplay_ids_are_unique: one row per songplay_id
-- rule: primary key songplays.songplay_id
select
    songplay_id,
    count(*) as copies
from songplays
group by songplay_id
having count(*) > 1;
