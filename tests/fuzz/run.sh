#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SECONDS: builds the fuzz targets and runs each that long, as many side by side as there are cores.
# A finding fails it and is left in build/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-30}
scripts/setup.sh clang-14 libclang-rt-14-dev
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target fuzz_all --parallel "$(nproc)"
python3 tests/fuzz/corpus.py tests/vectors build/fuzz/corpus
mkdir -p build/fuzz/findings
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_leaks=0
run_one() {
    name=$1 seconds=$2
    if build/fuzz/tests/fuzz/fuzz_"$name" "build/fuzz/corpus/$name" -max_total_time="$seconds" -max_len=8192 -timeout=10 \
        -malloc_limit_mb=64 -artifact_prefix="build/fuzz/findings/$name-" >"build/fuzz/$name.log" 2>&1; then
        echo "fuzz $name: $(grep -oE 'Done [0-9]+ runs' "build/fuzz/$name.log" || echo ended), no findings"
    else
        echo "fuzz $name: a finding"
        tail -40 "build/fuzz/$name.log"
        return 1
    fi
}
export -f run_one
printf '%s\n' node frames noise message records pairing http webhook media history appstate people page | xargs -P "$(nproc)" -I{} bash -c 'run_one {} '"$seconds"
