#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# pictures.sh SCENE GESHER PICTURES: plays the scene, opens its profile in the window, and leaves every page there.
set -euo pipefail
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$1" "$profile"
"$2" --practice --data-dir "$profile" --pictures "$3"
for page in welcome inbox ghl numbers settings; do
    for kind in he-light he-dark en-light en-dark; do
        [ -s "$3/$page-$kind.png" ] || { echo "$page-$kind.png is missing"; exit 1; }
    done
done
