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
copy=$PWD/build/mutations/tree
mkdir -p "$copy"
git ls-files -z | grep -zv '^tests/peer/lib/\|^LICENSE' | xargs -0 cp --parents -p -t "$copy"
cp -rp --parents tests/peer "$copy" # with its npm packages
# a run that was killed left objects of a mutated source, newer than the source that has just come back
sed -n 's,^+++ b/,,p' tests/mutations/*.patch | cut -f1 | sort -u | (cd "$copy" && xargs touch)
node=$(scripts/node.sh)
# the same shape of paths as the tree itself, so that ccache has all but the mutated files already
export CCACHE_BASEDIR="$copy" CCACHE_NOHASHDIR=1
(cd "$copy" && cmake --preset asan -DGESHER_NODE_DIR="$node" >/dev/null)
built="$copy/build/asan"
# red means something only where green was seen
all=$(list | awk '{print $2}' | sort -u | paste -sd'|')
# shellcheck disable=SC2046
ninja -C "$built" $(list | cut -d' ' -f3- | tr ' ' '\n' | sort -u) >build/mutations/log 2>&1 \
    || { echo "without any mutation it does not build, see build/mutations/log"; exit 1; }
[ "$seen_green" = 1 ] || (cd "$built" && ctest -R "^($all)\$" --timeout 200) >>build/mutations/log 2>&1 \
    || { echo "without any mutation it is red already, see build/mutations/log"; exit 1; }
survived=0
while read -r name tests targets; do
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then
        continue
    fi
    patch --force --silent -p1 -d "$copy" <"tests/mutations/$name.patch"
    verdict="SURVIVED: $tests stayed green"
    # shellcheck disable=SC2086
    if ! ninja -C "$built" $targets >build/mutations/log 2>&1; then
        verdict="does not build, see build/mutations/log"
        survived=1
    elif ! (cd "$built" && ctest -R "^($tests)\$" --timeout 200) >>build/mutations/log 2>&1; then
        verdict="red, as it must be"
    else
        survived=1
    fi
    echo "$name: $verdict"
    patch --force --silent -R -p1 -d "$copy" <"tests/mutations/$name.patch"
done < <(list)
exit $survived
