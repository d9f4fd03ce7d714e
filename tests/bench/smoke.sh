#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# smoke.sh GESHER_BENCH NODE FOLDER: makes small inputs and checks every answer on them, without timing anything.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
bench=$1 node=$2 folder=$3
rm -rf "$folder"
mkdir -p "$folder/scratch"
"$node" "$here/gen-inputs.mjs" "$folder/inputs" 1 --small >/dev/null
"$bench" --inputs "$folder/inputs" --scratch "$folder/scratch" --rounds 0 --out "$folder/results.json"
# a wrong answer must be noticed: one byte of one frame
printf '\x55' | dd of="$folder/inputs/pipeline/recv_frames.bin" bs=1 seek=40 conv=notrunc status=none
if "$bench" --inputs "$folder/inputs" --scratch "$folder/scratch" --rounds 0 --only pipeline --out "$folder/results.json"; then
    echo "a changed frame went unnoticed"
    exit 1
fi
