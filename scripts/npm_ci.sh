#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# npm_ci.sh FOLDER: installs what FOLDER/package-lock.json names; nothing to do when that was done before.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
stamp="$folder/node_modules/.installed"
[ -e "$stamp" ] && [ "$stamp" -nt "$folder/package-lock.json" ] && exit 0
echo "Installing the npm packages of $folder"
PATH="$(scripts/node.sh):$PATH"
(cd "$folder" && npm ci --silent --no-audit --no-fund)
touch "$stamp"
