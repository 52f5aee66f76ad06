#!/usr/bin/env bash
# Times the load in PostgreSQL, Debian's, on a server of its own that is gone afterwards.
# Usage: benchmarks/postgresql.sh SCRIPT EMPTY-FOLDER [RUNS]
# Prints a line "SECONDS" a run to stdout; leaves the star of the last run in EMPTY-FOLDER/*.csv.
# SCRIPT is what postgresql-script.sh prints.
# As root it acts as the user postgres, as PostgreSQL refuses to run as root.
set -euo pipefail

script=$(realpath "$1")
folder=$(realpath "$2")
runs=${3:-3}
export PATH="$PATH:$(echo /usr/lib/postgresql/*/bin)"

as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- env "PATH=$PATH" "$@"
    else
        "$@"
    fi
}

[ "$(id -u)" -ne 0 ] || chown postgres "$folder"
cp "$script" "$folder/load.sql"
as_server initdb --pgdata "$folder/cluster" --auth trust --locale C --encoding UTF8 >"$folder/server.log"
# memory to work with, two workers for two cores, and no care for a crash
as_server pg_ctl --pgdata "$folder/cluster" --log "$folder/server.log" --wait start --options \
    "-c listen_addresses= -c unix_socket_directories=$folder -c shared_buffers=1GB -c work_mem=256MB
     -c max_parallel_workers_per_gather=2 -c max_wal_size=8GB -c fsync=off -c full_page_writes=off
     -c synchronous_commit=off -c jit=off" >/dev/null
trap 'as_server pg_ctl --pgdata "$folder/cluster" --mode immediate stop >/dev/null' EXIT

client() {
    as_server psql --host "$folder" --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"
}

for run in $(seq "$runs"); do
    client --dbname postgres --command "drop database if exists sparkify with (force)" \
        --command "create database sparkify"
    start=$(date +%s.%N)
    client --dbname sparkify --output /dev/null --file "$folder/load.sql" >&2
    end=$(date +%s.%N)
    awk -v start="$start" -v end="$end" 'BEGIN { printf "%.2f\n", end - start }'
done
for table in artists songs users time songplays; do
    client --dbname sparkify --command "copy $table to '$folder/$table.csv' with (format csv, header)"
done
