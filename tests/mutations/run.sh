#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Breaks one guarantee after the other, in a copy of the tree, and demands that its test turns red.
#   run.sh           every patch of LIST
#   run.sh NAME...   these
#   run.sh --green   every patch, without running the unbroken tests first: they have just passed in the tree itself
#   run.sh --apply   only whether every patch still applies (the test law.mutations_apply)
set -euo pipefail
cd "$(dirname "$0")/../.."
list() { grep -v '^#' tests/mutations/LIST; }
if [ "${1:-}" = "--apply" ]; then
    failed=0
    while read -r name _; do
        patch --dry-run --force --silent -p1 <"tests/mutations/$name.patch" >/dev/null || { echo "$name does not apply"; failed=1; }
    done < <(list)
    exit $failed
fi
seen_green=0
if [ "${1:-}" = "--green" ]; then
    seen_green=1
    shift
fi
# two at a time: one compiles and links while the other waits for its test
workers=2
node=$(scripts/node.sh)
targets=$(list | cut -d' ' -f3- | tr ' ' '\n' | sort -u)
prepare() { # WORKER: its tree, built without any mutation
    local copy=$PWD/build/mutations/$1
    mkdir -p "$copy"
    git ls-files -z | grep -zv '^tests/peer/lib/\|^LICENSE' | xargs -0 cp --parents -p -t "$copy"
    cp -rp --parents tests/peer "$copy" # with its npm packages
    # a run that was killed left objects of a mutated source, newer than the source that has just come back
    sed -n 's,^+++ b/,,p' tests/mutations/*.patch | cut -f1 | sort -u | (cd "$copy" && xargs touch)
    # the same shape of paths as the tree itself, so that ccache has all but the mutated files already
    export CCACHE_BASEDIR="$copy" CCACHE_NOHASHDIR=1
    (cd "$copy" && cmake --preset asan -DGESHER_NODE_DIR="$node" >/dev/null)
    # shellcheck disable=SC2086
    ninja -C "$copy/build/asan" $targets >"$copy.log" 2>&1 \
        || { echo "without any mutation it does not build, see $copy.log"; exit 1; }
}
# Whether the tests of that name turn red. The first line that says so is enough: what follows in the same program is broken,
# too, and would wait for each of its time-outs.
is_red() { # BUILT TESTS LOG
    (cd "$1" && exec setsid ctest -V -R "^($2)\$" --timeout 200) >>"$3" 2>&1 &
    local run=$!
    while kill -0 $run 2>/dev/null; do
        if grep -qE '^[0-9]+: +(not ok |FAIL! )' "$3"; then
            kill -KILL -- -$run || true
            { wait $run || true; } 2>/dev/null
            return 0
        fi
        sleep 0.3
    done
    ! wait $run
}
work() { # WORKER NAME...: a line for each patch, and 1 when one survived
    local copy=$PWD/build/mutations/$1 survived=0 verdict name tests needs
    local built=$copy/build/asan chosen=" ${*:2} "
    export CCACHE_BASEDIR="$copy" CCACHE_NOHASHDIR=1
    while read -r name tests needs; do
        [ "$chosen" = "  " ] || [[ "$chosen" == *" $name "* ]] || continue
        patch --force --silent -p1 -d "$copy" <"tests/mutations/$name.patch"
        verdict="SURVIVED: $tests stayed green"
        # shellcheck disable=SC2086
        if ! ninja -C "$built" $needs >"$copy.log" 2>&1; then
            verdict="does not build"
            cp "$copy.log" "build/mutations/$name.log"
            survived=1
        elif is_red "$built" "$tests" "$copy.log"; then
            verdict="red, as it must be"
        else
            survived=1
        fi
        echo "$name: $verdict"
        patch --force --silent -R -p1 -d "$copy" <"tests/mutations/$name.patch"
    done < <(list | awk -v n=$workers -v k="$1" 'NR % n == k % n')
    return $survived
}
mkdir -p build/mutations
for worker in $(seq $workers); do
    (prepare "$worker") # one after the other: the second finds all that the first compiled in ccache
done
# red means something only where green was seen
all=$(list | awk '{print $2}' | sort -u | paste -sd'|')
[ "$seen_green" = 1 ] || (cd build/mutations/1/build/asan && ctest -R "^($all)\$" --timeout 200) >build/mutations/green.log 2>&1 \
    || { echo "without any mutation it is red already, see build/mutations/green.log"; exit 1; }
running=()
for worker in $(seq $workers); do
    work "$worker" "$@" &
    running+=($!)
done
survived=0
for one in "${running[@]}"; do
    wait "$one" || survived=1
done
exit $survived
