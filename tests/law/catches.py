#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""catches.py RULE: the rule finds each of these, and finds nothing in a clean tree. A check that cannot fail is none."""
import sys
import tempfile
from pathlib import Path

import law

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
BAD = {
    "rooms": [SPDX + '#include "engine/store/store.h"\n', SPDX + '#include "app/parts/files.h"\n'],
    "window": [SPDX + '#include "ui/pages/groups/groups_page.h"\n', SPDX + '#include "ui/shell/window.h"\n',
               SPDX + '#include "engine/store/store.h"\n', SPDX + 'painter.setPen(QColor::fromRgb(0xff2746C2));\n'],
    "sizes": [SPDX + "int x;\n" * 400, SPDX + "void f()\n{\n" + "    g();\n" * 61 + "}\n"],
    "licence": ["int x;\n"],
    "words": [SPDX + "// TO" + "DO later\n", SPDX + 'open("/wo' + 'rk/main");\n'],
    "network": [SPDX + "if (network.real && x)\n", SPDX + 'if (profile.name == u"practice")\n'],
    "waiting": [SPDX + "QDateTime::currentDateTimeUtc();\n", SPDX + "std::this_thread::sleep_for(x);\n"],
    "secrets": [SPDX + "qCInfo(log) << message.text;\n", SPDX + "qCWarning(log) << row\n    .pn.user;\n"],
    "translations": ['<translation type="unfinished"></translation>\n', "<numerusform></numerusform>\n"],
}
PLACES = {"window": "ui/pages/inbox", "translations": "translations"}
GOOD = SPDX + '#include "engine/base/result.h"\nvoid f()\n{\n    qCInfo(log) << account.id.value << model::stateWord(state);\n}\n'


def broken(rule, text):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        place = root / PLACES.get(rule, "engine/wire")
        place.mkdir(parents=True)
        (place / ("x.ts" if rule == "translations" else "x.cpp")).write_text(text)
        (root / "rooms.txt").write_text("base:\nstore:\nwire:model\n")
        return list(law.RULES[rule](root, root / "rooms.txt"))


def main(rule):
    missed = [text for text in BAD[rule] if not broken(rule, text)]
    false_alarm = broken(rule, GOOD)
    for text in missed:
        print("not caught:", text[-80:])
    for line in false_alarm:
        print("false alarm:", line)
    return 1 if missed or false_alarm else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
