#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Times the engine, the limits of this machine and Baileys on the same inputs, in turns, and prints them side by side.
#   tests/bench/run.sh           three runs each, about 20 minutes on an idle machine with two cores
#   tests/bench/run.sh --quick   one short run each
#   tests/bench/run.sh --cpu     processor time instead of wall time, for a machine that is busy with other work
#                                (what waits for the disk is left out of all three)
# Results stay in build/bench: table.md and the JSON of every run.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=3 rounds=5 engine=()
for option in "$@"; do
    case "$option" in
    --quick) runs=1 rounds=2 ;;
    --cpu)
        export BENCH_CPU=1
        engine=(--cpu)
        ;;
    *)
        sed -n '3,8p' "$0" | sed 's/^# \{0,1\}//'
        [ "$option" = "--help" ]
        exit
        ;;
    esac
done
scripts/setup.sh xvfb xauth dbus xdotool >&2 # the last four for the first painted window
scripts/npm_ci.sh tests/peer >&2
PATH="$(scripts/node.sh):$PATH"
cmake --preset release >/dev/null
cmake --build build/release --target gesher-bench bench-limits gesherd gesher-sim gesher gesher-scene --parallel "$(nproc)" >&2

out=build/bench
mkdir -p "$out/runs" "$out/scratch"
digests="$PWD/tests/bench/inputs.sha256"
if ! (cd "$out/inputs" 2>/dev/null && sha256sum --check --quiet "$digests" 2>/dev/null); then
    echo "Generating the inputs" >&2
    rm -rf "$out/inputs"
    node tests/bench/gen-inputs.mjs "$out/inputs" 1 >&2
    (cd "$out/inputs" && sha256sum --check --quiet "$digests")
fi
rm -f "$out"/runs/*.json
same="node.,noise.,signal.,repo.,senderkey.,fanout.,proto.,pipeline."
for run in $(seq "$runs"); do
    echo "== run $run of $runs: engine, limits, Baileys" >&2
    build/release/tests/bench/gesher-bench --inputs "$out/inputs" --scratch "$out/scratch" --rounds "$rounds" "${engine[@]}" \
        --out "$out/runs/engine$run.json"
    build/release/tests/bench/bench-limits "$out/inputs" "$out/scratch" "$rounds" >"$out/runs/limits$run.json"
    node --expose-gc tests/bench/bench-baileys.mjs --inputs "$out/inputs" --only "$same" --rounds "$rounds" \
        --out "$out/runs/peer$run.json"
done
for part in engine limits peer; do
    node tests/bench/merge.mjs "$out/$part.json" "$out"/runs/"$part"*.json >/dev/null
done
node tests/bench/compare.mjs "$out/peer.json" "$out/limits.json" "$out/engine.json" | tee "$out/table.md"
echo
node tests/bench/idle.mjs build/release 5 | tee "$out/idle.json"
node tests/bench/first_sync.mjs build/release | tee "$out/first_sync.json"
dbus-run-session -- tests/bench/first_paint.py build/release/app/gesher/gesher | tee "$out/first_paint.json"
