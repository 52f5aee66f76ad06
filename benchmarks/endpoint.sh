#!/usr/bin/env bash
# Asks the local endpoint, in a process of its own, one-row questions through the loader's own client:
# at several numbers of clients, and against DuckDB's JDBC driver on the same tables. See README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/endpoint.sh [option ...]
  --events N      events in the warehouse (default 1000000); songs are 15000
  --clients "N …" numbers of clients (default "1 16 128")
  --seconds N     measured for each figure, after as many to warm up (default 8)
  --folder DIR    where data and warehouses go (default target/benchmark)
needs: bash, Java 17, Maven, Linux's /proc, awk
TEXT
}

cd "$(dirname "$0")/.."
events=1000000
songs=15000
clients="1 16 128"
seconds=8
folder=target/benchmark
load_average=$(cut -d' ' -f1 /proc/loadavg)
while [ $# -gt 0 ]; do
    case $1 in
        --events) events=$2; shift 2 ;;
        --clients) clients=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        --folder) folder=$2; shift 2 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

data=$folder/bucket-$events-$songs
runs=$folder/endpoint
rm -rf "$runs"
mkdir -p "$runs"
read -ra jvm <<<"$(grep -- '^-X' .mvn/jvm.config | tr '\n' ' ')"

echo "building ..." >&2
mvn -q -B -pl loader,benchmarks package -Dmaven.test.skip=true dependency:build-classpath \
    -DincludeScope=runtime -Dmdep.outputFile="$(realpath "$runs")/class-path" >&2
class_path=benchmarks/target/classes:$(cat "$runs/class-path")
sparkify=(java "${jvm[@]}" -jar loader/target/sparkify.jar)

if [ ! -f "$data/log_json_path.json" ]; then
    echo "generating $events events and $songs songs ..." >&2
    rm -rf "$data"
    java -cp "$class_path" com.sparkify.warehouse.sample.SampleDataCommand \
        --out "$data" --events "$events" --songs "$songs"
fi
echo "loading ..." >&2
"${sparkify[@]}" load --target local --data "$data" --warehouse "$runs/endpoint.duckdb" \
    >"$runs/load.log" 2>&1
cp "$runs/endpoint.duckdb" "$runs/jdbc.duckdb"

# serve runs for long, so the JVM may optimize as it likes: no flags but the smallest collector
java -XX:+UseSerialGC -jar loader/target/sparkify.jar serve --target local --port 0 \
    --data "$data" --warehouse "$runs/endpoint.duckdb" >"$runs/serve.out" 2>"$runs/serve.log" &
server=$!
trap 'kill "$server"; wait "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
    endpoint=$(sed -n 's/^Serving .* at \(http.*\)$/\1/p' "$runs/serve.out")
    [ -z "$endpoint" ] || break
    sleep 0.2
done
[ -n "$endpoint" ] || { cat "$runs/serve.log" >&2; exit 1; }

# jmh RESULT ARGUMENTS...: one fork, warmed up for as long as it is measured
jmh() {
    local result=$runs/$1.csv
    shift
    java -cp "$class_path" org.openjdk.jmh.Main -f 1 -wi 1 -w "${seconds}s" -i 1 -r "${seconds}s" \
        -p "endpoint=$endpoint" -p "warehouse=$runs/jdbc.duckdb" -rf csv -rff "$result" \
        "$@" >"$runs/jmh.log" 2>&1 || { cat "$runs/jmh.log" >&2; exit 1; }
}

# kilobytes of a status line of the server's process
kilobytes() {
    awk -v name="$1:" '$1 == name { print $2 }' "/proc/$server/status"
}


# value RESULT NAME: the score of a line such as query:p0.50
value() {
    awk -F, -v name="$2\"" 'substr($1, length($1) - length(name) + 1) == name {
        printf "%.6f", $5 }' "$runs/$1.csv"
}

echo "warming the endpoint up ..." >&2
jmh warm 'EndpointBenchmark' -bm sample -p question=TRIVIAL -t 16
echo
echo "$(date -u +%F), $(nproc) cores, Java $(java -version 2>&1 | awk -F'"' 'NR == 1 { print $2 }')," \
    "$events events, load average at the start $load_average"
echo
echo "a trivial select: ExecuteStatement with a wait, then GetStatementResult"
printf '%-10s %14s %10s %10s %14s %14s\n' clients "statements/s" "p50 ms" "p99 ms" "resident" \
    "most resident"
for count in $clients; do
    jmh "rate-$count" 'EndpointBenchmark' -bm thrpt -tu s -p question=TRIVIAL -t "$count"
    jmh "times-$count" 'EndpointBenchmark' -bm sample -p question=TRIVIAL -t "$count"
    printf '%-10s %14.0f %10.2f %10.2f %11.0f MB %11.0f MB\n' "$count" \
        "$(value "rate-$count" query)" "$(value "times-$count" p0.50)" \
        "$(value "times-$count" p0.99)" "$(($(kilobytes VmRSS) / 1024))" \
        "$(($(kilobytes VmHWM) / 1024))"
done

echo
echo "one row, one client, milliseconds at the median"
printf '%-10s %12s %12s %34s\n' question endpoint JDBC "speed of the endpoint / of JDBC"
for question in TRIVIAL HEADLINE; do
    jmh "endpoint-$question" 'EndpointBenchmark' -bm sample -p "question=$question"
    jmh "jdbc-$question" 'JdbcBenchmark' -p "question=$question"
    awk -v question="$question" -v endpoint="$(value "endpoint-$question" p0.50)" \
        -v jdbc="$(value "jdbc-$question" p0.50)" 'BEGIN {
        printf "%-10s %12.3f %12.3f %34.2f\n", tolower(question), endpoint, jdbc, jdbc / endpoint }'
done
