#!/usr/bin/env bash
# Shows what waiting for statements costs: the loader beside two polls that others use, against a
# simulated Data API in virtual time. See README.md, "Waiting".
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/waiting.sh [--seed N]
  --seed N        of latencies, durations and backoff (default 1); the same seed, the same table
needs: bash, Java 17, Maven
TEXT
}

cd "$(dirname "$0")/.."
seed=1
while [ $# -gt 0 ]; do
    case $1 in
        --seed) seed=$2; shift 2 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

runs=target/benchmark/waiting
mkdir -p "$runs"
echo "compiling ..." >&2
mvn -q -B -pl loader test-compile dependency:build-classpath -DincludeScope=test \
    -Dmdep.outputFile="$(realpath "$runs")/class-path" >&2
java -cp "loader/target/test-classes:loader/target/classes:$(cat "$runs/class-path")" \
    com.sparkify.warehouse.simulation.WaitingTable sql "$seed"
