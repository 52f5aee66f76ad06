#!/usr/bin/env bash
# Takes the start apart: what Maven costs, what the JVM and DuckDB cost, what the load of the sample
# costs beside them, and what class-data sharing gives the runnable jar. See README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/start.sh [--turns N] [--folder DIR]
  --turns N       how often each is run, in turns (default 9)
  --folder DIR    where warehouse and archive go (default target/benchmark/start)
needs: bash, Java 17, Maven, GNU time, awk
TEXT
}

cd "$(dirname "$0")/.."
turns=9
folder=target/benchmark/start
load_average=$(cut -d' ' -f1 /proc/loadavg)
while [ $# -gt 0 ]; do
    case $1 in
        --turns) turns=$2; shift 2 ;;
        --folder) folder=$2; shift 2 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

rm -rf "$folder"
mkdir -p "$folder"
echo "building ..." >&2
mvn -q -B -pl loader package -Dmaven.test.skip=true >&2
# exec:java finds its main class among the module's own; taken away again below
javac -Xlint:all -d loader/target/classes benchmarks/Open.java
trap 'rm -f loader/target/classes/Open.class' EXIT

# the flags that .mvn/jvm.config gives the JVM under Maven
read -ra jvm <<<"$(grep -- '^-X' .mvn/jvm.config | tr '\n' ' ')"
class_path=loader/target/classes:$(printf '%s:' loader/target/lib/*.jar)
load=(load --target local --warehouse "$folder/warehouse.duckdb")
jar=(java "${jvm[@]}" -jar loader/target/sparkify.jar "${load[@]}")
archive=$folder/sparkify.jsa
shared=(java "${jvm[@]}" "-XX:SharedArchiveFile=$archive" -Xlog:disable -jar loader/target/sparkify.jar
    "${load[@]}")
java "${jvm[@]}" "-XX:ArchiveClassesAtExit=$archive" -jar loader/target/sparkify.jar "${load[@]}" \
    >"$folder/archive.log" 2>&1

# measure NAME COMMAND...: appends "seconds cpu-seconds"
measure() {
    local name=$1
    shift
    if ! /usr/bin/time -f '%e %U %S' -o "$folder/time" "$@" >"$folder/$name.log" 2>&1; then
        cat "$folder/$name.log" >&2
        echo "$name failed" >&2
        exit 1
    fi
    awk '{ print $1, $2 + $3 }' "$folder/time" >>"$folder/$name.times"
}

for turn in $(seq 0 "$turns"); do
    echo "turn $turn of $turns" >&2
    measure jvm java "${jvm[@]}" -cp "$class_path" Open
    measure duckdb java "${jvm[@]}" -cp "$class_path" Open jdbc:duckdb:
    measure maven mvn -B -pl loader exec:java -Dexec.mainClass=Open
    measure load mvn -B -pl loader exec:java "-Dexec.args=${load[*]}"
    measure jar "${jar[@]}"
    measure shared "${shared[@]}"
    # the first turn warms the page cache
    [ "$turn" -gt 0 ] || rm -f "$folder"/*.times
done

# of the turns' differences: what a turn's whole cost beyond its parts
paste -d' ' "$folder"/{load,maven,duckdb,jvm}.times \
    | awk '{ print $1 - $3 - ($5 - $7), $2 - $4 - ($6 - $8) }' >"$folder/ours.times"
paste -d' ' "$folder"/{duckdb,jvm}.times | awk '{ print $1 - $3, $2 - $4 }' >"$folder/engine.times"
paste -d' ' "$folder"/{shared,jar}.times | awk '{ print $1 / $3, $2 / $4 }' >"$folder/ratio.times"

# row NAME TEXT: least, median and most seconds, and the median of the CPU seconds
row() {
    local wall cpu
    wall=$(cut -d' ' -f1 "$folder/$1.times" | sort -n | awk '{ value[NR] = $1 } END {
        printf "%8.2f %8.2f %8.2f", value[1], value[int((NR + 1) / 2)], value[NR] }')
    cpu=$(cut -d' ' -f2 "$folder/$1.times" | sort -n | awk '{ value[NR] = $1 } END {
        printf "%8.2f", value[int((NR + 1) / 2)] }')
    printf '%-58s %s %s\n' "$2" "$wall" "$cpu"
}

echo
echo "$(date -u +%F), $(nproc) cores," \
    "Java $(java -version 2>&1 | awk -F'"' 'NR == 1 { print $2 }')," \
    "$(mvn -v | sed -n '1s/\x1b\[[0-9;]*m//gp'), $turns turns, load average at the start $load_average"
echo
printf '%-58s %8s %8s %8s %8s\n' "seconds" "least" "median" "most" "CPU"
row load "mvn -pl loader exec:java, the sample"
row maven "  of it Maven and the JVM: a main that does nothing"
row engine "  of it DuckDB: its library unpacked, opened, asked once"
row ours "  of it ours: the rest"
echo
row jvm "java, a main that does nothing"
row jar "java -jar loader/target/sparkify.jar, the sample"
row shared "the same with an archive of its classes"
row ratio "  ratio, with the archive / without"
