#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# 20 numbers, 60 000 messages and 200 lines that break, in moved time: ends with 1 when memory grows by a byte a
# message or more, or open files or timers grow in number. Arguments go to gesher-soak (--help).
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset release >/dev/null
cmake --build build/release --target gesher-soak --parallel "$(nproc)" >&2
exec build/release/tests/soak/gesher-soak "$@"
