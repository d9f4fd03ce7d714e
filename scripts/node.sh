#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the folder of a Node.js of at least version 20. Debian 12 has 18: then its npm brings a newer one into build/.
set -euo pipefail
cd "$(dirname "$0")/.."
recent() { [ -x "$1" ] && [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]; }
own=build/node/node_modules
if on_path=$(command -v node) && recent "$on_path"; then
    dirname "$on_path"
    exit 0
fi
machine=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
bin="$PWD/$own/node-linux-$machine/bin"
if ! recent "$bin/node"; then
    echo "Installing Node.js 20" >&2
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    if ! command -v npm >/dev/null; then
        "${as_root[@]}" apt-get update -q >&2
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends nodejs npm >&2
    fi
    npm install --silent --no-audit --no-fund --prefix build/node "node-linux-$machine@20" >&2
fi
echo "$bin"
