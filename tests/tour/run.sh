#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh GESHER PICTURES: the tour on a screen and a session bus of its own.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
export XDG_RUNTIME_DIR LSAN_OPTIONS="suppressions=$here/leaks.txt:print_suppressions=0"
XDG_RUNTIME_DIR=$(mktemp -d)
chmod 700 "$XDG_RUNTIME_DIR"
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
# the desktop's own python: the bindings of the accessibility bus are packages of the distribution
dbus-run-session -- xvfb-run -a -s "-screen 0 1680x900x24" bash -c '
    /usr/libexec/at-spi-bus-launcher --launch-immediately &
    launcher=$!
    status=0
    /usr/bin/python3 "$1/tour.py" "$2" "$3" || status=$?
    kill $launcher 2>/dev/null || true
    exit $status' tour "$here" "$1" "$2"
