-- text: escapes, lengths in bytes, concatenation, patterns
select 'it\'s' as quote, 'a\\b' as backslash, 'tab\there' as tab, $$dollar's$$ as dollar;
select 'a' || null as nothing, concat('a', null) as still_nothing, 'a' || 1 || true as joined;
select 'aéé'::varchar(4) as cut, cast('abcdef' as char(3)) as char_cut, len('aéé') as characters, octet_length('aéé') as bytes;
select '😀x'::varchar(3) = '' as no_room, '😀x'::varchar(4) as fits, '€€'::varchar(5) as one;
select 'a_b' like 'a\\_b' as escaped, 'aXb' like 'a\\_b' as not_escaped, 'ABC' ilike 'a%' as ignoring_case;
select 'abc' ~ 'b' as found, 'abc' !~ 'b' as not_found, 'ABC' ~* 'b' as any_case, 'abc' similar to '(a|b)%' as similar;
select initcap('hello wORLD-foo'), split_part('a,b,c', ',', 2), strpos('abc', 'c'), charindex('c', 'abc'), md5('a');
select trim(both ' ' from ' a '), substring('abc' from 2 for 1), position('b' in 'abc'), lpad('1', 3, '0'), translate('abc', 'ab', 'xy');
select regexp_substr('ab12', '[0-9]+'), regexp_replace('ab12', '[0-9]+', '#'), regexp_count('a1b2', '[0-9]'), regexp_instr('ab12', '[0-9]');
select nvl(null, 2), nvl2(1, 2, 3), nvl2(null, 2, 3), isnull(null, 4), coalesce(null, 5), nullif(1, 1), decode(null, null, 'null', 'other'), decode(3, 1, 'one', 2, 'two');
select listagg(x, ',') within group (order by x desc) as descending, listagg(distinct x) within group (order by x) as plain from (select 'b' as x union all select 'a');
select json_extract_path_text('{"a":{"b":1}}', 'a', 'b'), is_valid_json('{'), json_extract_array_element_text('[5,6]', 1);
