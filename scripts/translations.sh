#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the translation files up to date with the sentences in the code. New ones are marked unfinished, and the test
# law.translations is red until somebody has translated them.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=/usr/lib/qt6/bin/lupdate
"$lupdate" -I . -silent -no-obsolete -locations none engine/words ui app/gesher -ts translations/app_he.ts
"$lupdate" -I . -silent -no-obsolete -locations none -pluralonly engine/words ui app/gesher -ts translations/app_en.ts
