#!/usr/bin/env bash
# Times COPY, which can tell the file, line and column of each error, against DuckDB's own reader
# of JSON, which can't: the same files, the same columns. See README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/copy.sh [option ...]
  --events N      events (default 1000000)
  --turns N       processes of each, in turns (default 3)
  --warmups N     loads of a process before the first that counts (default 8)
  --runs N        loads of a process that count (default 9)
  --folder DIR    where the data goes (default target/benchmark)
needs: bash, Java 17, Maven, awk
TEXT
}

cd "$(dirname "$0")/.."
events=1000000
songs=15000
turns=3
warmups=8
runs=9
folder=target/benchmark
load_average=$(cut -d' ' -f1 /proc/loadavg)
while [ $# -gt 0 ]; do
    case $1 in
        --events) events=$2; shift 2 ;;
        --turns) turns=$2; shift 2 ;;
        --warmups) warmups=$2; shift 2 ;;
        --runs) runs=$2; shift 2 ;;
        --folder) folder=$2; shift 2 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

data=$folder/bucket-$events-$songs
results=$folder/copy
rm -rf "$results"
mkdir -p "$results"

echo "building ..." >&2
mvn -q -B -pl loader,benchmarks package -Dmaven.test.skip=true dependency:build-classpath \
    -DincludeScope=runtime -Dmdep.outputFile="$(realpath "$results")/class-path" >&2
class_path=benchmarks/target/classes:$(cat "$results/class-path")
if [ ! -f "$data/log_json_path.json" ]; then
    echo "generating $events events and $songs songs ..." >&2
    rm -rf "$data"
    java -cp "$class_path" com.sparkify.warehouse.sample.SampleDataCommand \
        --out "$data" --events "$events" --songs "$songs"
fi

# median NAME JVM-OPTIONS: milliseconds of the middle run of a process of its own
median() {
    java -cp "$class_path" org.openjdk.jmh.Main "$1" -f 1 -wi "$warmups" -i "$runs" -p "data=$data" \
        -jvmArgs "$2" >"$results/$1.log" 2>&1 || { cat "$results/$1.log" >&2; exit 1; }
    sed -n 's/^Iteration.*: \([0-9.]*\) ms.*/\1/p' "$results/$1.log" | sort -n \
        | awk '{ took[NR] = $1 } END { printf "%.0f", took[int((NR + 1) / 2)] }'
}

echo
echo "$(date -u +%F), $(nproc) cores, $events events, load average at the start $load_average"
echo
echo "COPY, warm   read_json   COPY / read_json"
for turn in $(seq "$turns"); do
    native=$(median ReadJsonBenchmark.readJson -Xmx640m)
    exact=$(median CopyBenchmark.copy "-Xmx640m -XX:+UseSerialGC")
    awk -v exact="$exact" -v native="$native" \
        'BEGIN { printf "%7d ms  %7d ms   %.2f\n", exact, native, exact / native }' \
        | tee -a "$results/turns"
done
sort -n -k5 "$results/turns" | awk '{ ratio[NR] = $5 } END { print "median " ratio[int((NR + 1) / 2)] }'
