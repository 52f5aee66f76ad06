#!/usr/bin/env bash
# Prints the load as a script for PostgreSQL: the project's own sql/, statement by statement, or
# with --star-only what postgresql-star.sql makes of the same staging tables.
# Usage: benchmarks/postgresql-script.sh BUCKET-FOLDER [--star-only]
#
# What is changed, nothing against PostgreSQL: tables are unlogged; keys, which Redshift doesn't
# enforce, are left out, and so are distribution and sort keys, which PostgreSQL doesn't have; what
# a statement has filled is analyzed before the next reads it.
set -euo pipefail

data=$(realpath "$1")
cd "$(dirname "$(realpath "$0")")/.."

tables='*'
[ "${2:-}" != --star-only ] || tables='*staging_*'
for file in sql/1-schema/warehouse/$tables.sql; do
    perl -0pe '
        s/^--.*\n//mg;
        s/create table if not exists/create unlogged table/;
        s/,\s*primary key \([^)]*\)//g;
        s/,\s*foreign key \([^)]*\) references \w+ \([^)]*\)//g;
        s/bigint identity\(0, 1\)/bigint generated always as identity (minvalue 0 start 0)/;
        s/^\)\n[^;]*;/);/m' "$file"
done
sed "s#\${data}#$data#" benchmarks/postgresql-staging.sql
if [ "${2:-}" = --star-only ]; then
    cat benchmarks/postgresql-star.sql
    exit
fi
echo "begin;"
for file in sql/3-publish/star/*.sql; do
    perl -0pe '
        s/^--.*\n//mg;
        s/\$\{\w+\}/benchmark/g;
        s/getdate\(\)/now()/g;
        s/(create temporary table (\w+)[^;]*;)/$1\nanalyze $2;/g;
        s/(insert into (\w+)[^;]*;)/$1\nanalyze $2;/g' "$file"
done
cat sql/checks/*.sql
echo "commit;"
