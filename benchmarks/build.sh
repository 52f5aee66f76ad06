#!/usr/bin/env bash
# Where the time of `npx cdk synth` and of `mvn verify` goes. See README.md.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: benchmarks/build.sh synth [--turns N]    cdk synth and its parts, in turns (default 3)
       benchmarks/build.sh verify               mvn verify from clean, by goal and by test class
needs: bash, Java 17, Maven, Node, GNU time, awk; for synth `npm ci` beforehand
TEXT
}

cd "$(dirname "$0")/.."
folder=target/benchmark/build
mkdir -p "$folder"

about() {
    echo "$(date -u +%F), $(nproc) cores, Java $(java -version 2>&1 | awk -F'"' 'NR == 1 { print $2 }')," \
        "Node $(node --version), load average at the start $(cut -d' ' -f1 /proc/loadavg)"
    echo
}

# measure NAME COMMAND...: appends "seconds cpu-seconds"
measure() {
    local name=$1
    shift
    if ! /usr/bin/time -f '%e %U %S' -o "$folder/time" "$@" >"$folder/$name.log" 2>&1; then
        cat "$folder/$name.log" >&2
        echo "$name failed" >&2
        exit 1
    fi
    awk 'NF == 3 { print $1, $2 + $3 }' "$folder/time" >>"$folder/$name.times"
}

# row NAME TEXT: the median of the seconds and of the CPU seconds
row() {
    printf '%-52s %8s %8s\n' "$2" \
        "$(cut -d' ' -f1 "$folder/$1.times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')" \
        "$(cut -d' ' -f2 "$folder/$1.times" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')"
}

synth() {
    local turns=3
    [ "${1:-}" != --turns ] || turns=$2
    rm -f "$folder"/*.times
    about
    mvn -q -B -pl infra compile dependency:build-classpath -DincludeScope=runtime \
        -Dmdep.outputFile="$(realpath "$folder")/class-path" >&2
    # exec:java finds its main class among the module's own; taken away again below
    javac -d infra/target/classes benchmarks/Open.java
    trap 'rm -f infra/target/classes/Open.class' EXIT
    local context jvm
    context=$(node -p 'JSON.stringify(require("./cdk.json").context)')
    read -ra jvm <<<"$(grep -- '^-X' .mvn/jvm.config | tr '\n' ' ')"
    for turn in $(seq "$turns"); do
        echo "turn $turn of $turns" >&2
        measure synth npx cdk synth --quiet
        measure cli npx cdk --version
        measure maven mvn -e -q -pl infra compile exec:java -Dexec.mainClass=Open
        measure app env "CDK_OUTDIR=$folder/cdk.out" "CDK_CONTEXT_JSON=$context" \
            java "${jvm[@]}" -cp "infra/target/classes:$(cat "$folder/class-path")" \
            com.sparkify.warehouse.infra.SparkifyApp
    done
    printf '%-52s %8s %8s\n' "median" seconds CPU
    row synth "npx cdk synth"
    row cli "  of it the command line: npx cdk --version"
    row maven "  of it Maven: compile, and a main that does nothing"
    row app "  of it the app: jsii, stack, guardrails, template"
}

verify() {
    local log=$folder/verify.log
    about
    echo "mvn clean verify of the modules ..." >&2
    mvn -B -pl infra,loader,benchmarks clean verify -Dorg.slf4j.simpleLogger.showDateTime=true \
        -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss,SSS >"$log" 2>&1 || {
        grep -E 'ERROR|Tests run.*(Failures|Errors): [1-9]' "$log" >&2
        exit 1
    }
    grep -E 'Total time' "$log" | sed 's/.*Total time: */mvn clean verify: /'
    echo
    echo "seconds by goal"
    # a goal lasts from its line to that of the next
    awk '
        function seconds(text, part) { split(text, part, "[:,]"); return part[1] * 3600 + part[2] * 60 + part[3] + part[4] / 1000 }
        $2 == "[INFO]" && ($3 == "---" || $3 $4 == "ReactorSummary") {
            now = seconds($1)
            if (goal != "") spent[goal] += now - since
            goal = ""
            if ($3 == "---" && $NF == "---") {
                split($4, name, ":"); goal = $(NF - 1) " " name[1] ":" name[3]; since = now
            }
        }
        END { for (goal in spent) if (spent[goal] >= 1) printf "%8.1f  %s\n", spent[goal], goal }' "$log" \
        | sort -rn
    echo
    echo "seconds by test class, the longest fifteen"
    sed -nE 's/.*Tests run: ([0-9]+),.*Time elapsed: ([0-9.]+) s.* -- in (.*)/\2 \3 (\1 tests)/p' "$log" \
        | sort -rn | head -15 | awk '{ printf "%8.1f  ", $1; $1 = ""; print substr($0, 2) }'
}

case ${1:-} in
    synth) shift; synth "$@" ;;
    verify) verify ;;
    --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
