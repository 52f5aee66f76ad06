#!/usr/bin/env bash
# Times the local load against the best hand-written DuckDB script, from the same files, in one run,
# and compares the tables that both leave. See README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/load.sh [option ...]
  --scale N       N times 1,000,000 events (default 1); songs stay 15,000
  --events N      so many events instead
  --songs N       so many song files (default 15000)
  --pairs N       how often each is run, in turns (default 3)
  --folder DIR    where data and warehouses go (default target/benchmark)
  --postgresql    also time the job in Debian's PostgreSQL, once a pair: the same SQL, and the star alone
needs: bash, Java 17, Maven, GNU time, awk; for --postgresql Debian's postgresql
TEXT
}

cd "$(dirname "$0")/.."
events=1000000
songs=15000
load_average=$(cut -d' ' -f1 /proc/loadavg)
pairs=3
folder=target/benchmark
postgresql=no
while [ $# -gt 0 ]; do
    case $1 in
        --scale) events=$(($2 * 1000000)); shift 2 ;;
        --events) events=$2; shift 2 ;;
        --songs) songs=$2; shift 2 ;;
        --pairs) pairs=$2; shift 2 ;;
        --folder) folder=$2; shift 2 ;;
        --postgresql) postgresql=yes; shift ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

data=$folder/bucket-$events-$songs
# as mvn exec:java runs it
memory_and_compiler=$(grep -- '^-X' .mvn/jvm.config | tr '\n' ' ')
runs=$folder/runs
rm -rf "$runs"
mkdir -p "$runs"

echo "compiling ..." >&2
mvn -q -B -pl loader compile dependency:build-classpath -DincludeScope=runtime \
    -Dmdep.outputFile="$(realpath "$runs")/class-path" >&2
classes=loader/target/classes:$(cat "$runs/class-path")
javac -Xlint:all -d "$runs/classes" -cp "$classes" benchmarks/HandWritten.java \
    benchmarks/Fingerprint.java
classes=$runs/classes:$classes

if [ ! -f "$data/log_json_path.json" ]; then
    echo "generating $events events and $songs songs ..." >&2
    rm -rf "$data"
    java -cp "$classes" com.sparkify.warehouse.sample.SampleDataCommand \
        --out "$data" --events "$events" --songs "$songs"
fi
# both find the files in the page cache
find "$data" -type f -exec cat {} + >/dev/null

# measure NAME COMMAND...: appends "seconds user-seconds system-seconds peak-kilobytes"
measure() {
    local name=$1
    shift
    if ! /usr/bin/time -f '%e %U %S %M' -o "$runs/time" "$@" >"$runs/$name.log" 2>&1; then
        cat "$runs/$name.log" >&2
        echo "$name failed" >&2
        exit 1
    fi
    tee -a "$runs/$name.times" <"$runs/time" | sed "s/^/$name: /" >&2
}

fingerprint() {
    java -cp "$classes" Fingerprint "$1"
}

{
    cat benchmarks/duckdb.sql
    echo
    cat benchmarks/duckdb-history.sql
    sed 's/extract(dow/extract(dayofweek/' sql/checks/*.sql
} >"$runs/same-duties.sql"

for pair in $(seq "$pairs"); do
    echo "pair $pair of $pairs" >&2
    rm -f "$runs"/*.duckdb*
    # the heap that .mvn/jvm.config gives the loader under mvn exec:java
    measure loader java $memory_and_compiler -cp "$classes" com.sparkify.warehouse.cli.Main load \
        --target local --data "$data" --warehouse "$runs/loader.duckdb"
    measure hand-written java -cp "$classes" HandWritten \
        benchmarks/duckdb.sql "$data" "$runs/hand-written.duckdb"
    measure same-duties java -cp "$classes" HandWritten \
        "$runs/same-duties.sql" "$data" "$runs/same-duties.duckdb"
    fingerprint "$runs/loader.duckdb" >"$runs/loader.rows"
    for rival in hand-written same-duties; do
        fingerprint "$runs/$rival.duckdb" >"$runs/$rival.rows"
        diff "$runs/loader.rows" "$runs/$rival.rows" >&2 || {
            echo "the tables differ (< loader, > $rival)" >&2
            exit 1
        }
    done
done

# against_postgresql NAME [OPTION]: NAME's script is what postgresql-script.sh prints with OPTION
against_postgresql() {
    local name=$1 cluster
    shift
    cluster=$(mktemp -d)
    benchmarks/postgresql-script.sh "$data" "$@" >"$runs/$name.sql"
    benchmarks/postgresql.sh "$runs/$name.sql" "$cluster" "$pairs" >"$runs/$name.seconds" 2>"$runs/$name.log"
    sed 's/$/ 0 0 0/' "$runs/$name.seconds" >"$runs/$name.times"
    sed "s#\${folder}#$cluster#" benchmarks/postgresql-rows.sql >"$runs/$name-rows.sql"
    java -cp "$classes" HandWritten "$runs/$name-rows.sql" "$data" "$runs/$name.duckdb" \
        2>>"$runs/$name.log"
    fingerprint "$runs/$name.duckdb" >"$runs/$name.rows"
    rm -rf "$cluster"
    diff "$runs/loader.rows" "$runs/$name.rows" >&2 || {
        echo "the tables differ (< loader, > $name)" >&2
        exit 1
    }
}

if [ "$postgresql" = yes ]; then
    echo "PostgreSQL ..." >&2
    against_postgresql postgresql
    against_postgresql postgresql-star --star-only
fi

echo
echo "$(date -u +%F), $(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)," \
    "Java $(java -version 2>&1 | awk -F'"' 'NR == 1 { print $2 }'), $events events, $songs song files, load average at the start $load_average"
echo
# a row a contestant: wall seconds and peak memory as minimum, median and maximum
row() {
    [ -f "$runs/$1.times" ] || return 0
    sort -n "$runs/$1.times" | awk -v name="$1" '
        { wall[NR] = $1; if ($4 > peak) peak = $4; cpu[NR] = $2 + $3 }
        END {
            middle = int((NR + 1) / 2)
            lowest = cpu[1]
            for (run in cpu) if (cpu[run] < lowest) lowest = cpu[run]
            printf "%-16s %8.2f %8.2f %8.2f %10s %12s\n", name, wall[1], wall[middle], wall[NR],
                (lowest > 0) ? sprintf("%.2f", lowest) : "-",
                (peak > 0) ? sprintf("%.0f MB", peak / 1024) : "-"
        }'
}
printf '%-16s %8s %8s %8s %10s %12s\n' "seconds" "minimum" "median" "maximum" "least CPU" "most memory"
row loader
row hand-written
row same-duties
row postgresql
row postgresql-star
echo
# the ratio within each pair, as both ran one after the other; FIELDS adds up to a run's figure
ratios() {
    local what=$1 fields=$2 one=$3 other=$4
    [ -f "$runs/$one.times" ] && [ -f "$runs/$other.times" ] || return 0
    paste -d' ' "$runs/$one.times" "$runs/$other.times" \
        | awk -v fields="$fields" '
            { a = $1; b = $5; if (fields == "cpu") { a = $2 + $3; b = $6 + $7 } print a / b }' \
        | sort -n \
        | awk -v name="$one / $other, $what" '{ ratio[NR] = $1 } END {
            printf "%-42s minimum %.2f, median %.2f, maximum %.2f\n", name, ratio[1],
                ratio[int((NR + 1) / 2)], ratio[NR] }'
}
ratios "seconds" wall loader hand-written
ratios "CPU" cpu loader hand-written
ratios "seconds" wall loader same-duties
ratios "CPU" cpu loader same-duties
ratios "seconds" wall postgresql loader
ratios "seconds" wall postgresql-star loader
echo
echo "the tables are equal:"
cat "$runs/loader.rows"
