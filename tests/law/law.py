#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""law.py RULE SOURCE_TREE ROOMS_FILE: prints what breaks the rule and ends with 1 if anything does."""
import re
import sys
from pathlib import Path

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
CODE = {".h", ".cpp"}
OURS = ("app", "engine", "ui", "tests")
# came as a whole: generated tables, the peer, and the measured limits
FOREIGN = ("tests/peer/lib", "tests/peer/test", "tests/peer/peer.js", "tests/vectors", "tests/bench/limits")


def files(root, suffixes, tops=OURS):
    for top in tops:
        for path in sorted((root / top).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in suffixes and "node_modules" not in path.parts and not name.startswith(FOREIGN):
                yield path, name


def rooms(root, rooms_file):
    """A room includes base and the rooms that its line names."""
    allowed = {}
    for line in rooms_file.read_text().splitlines():
        room, _, names = line.partition(":")
        allowed[room] = set(names.split(";")) | {room, "base"}
    include = re.compile(r'#include "(engine|app|ui|tests)/(\w+)')
    for path, name in files(root, CODE, ("engine", "ui")):
        top, room = name.split("/")[:2]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = include.match(line)
            if not found:
                continue
            if found[1] != "engine" and found[1] != top:
                yield f"{name}:{number}: {found[1]} is above {top}"
            elif top == "engine" and found[2] not in allowed.get(room, {room, "base"}):
                yield f"{name}:{number}: {room} may not include {found[2]}"


# what a folder of the window may include; each of them itself, and `base` of the engine
WINDOW = {
    "theme": {"engine/model"},
    "widgets": {"ui/theme"},
    "models": {"engine/door", "engine/model", "engine/words"},
    "pages": {"engine/door", "engine/model", "engine/words", "ui/models", "ui/widgets", "ui/theme"},
    "shell": {"engine/door", "engine/model", "engine/words", "ui/models", "ui/widgets", "ui/theme", "ui/pages"},
}


TEXTS = {"bidi", "when"}  # of ui/theme: functions on texts, with no colour and no widget; models may use them


def window(root, _):
    """A page knows no other page, widgets know the theme alone, and no colour is named outside ui/theme."""
    include = re.compile(r'#include "((?:engine|ui|app|tests)/\w+)(?:/(\w+))?')
    colour = re.compile(r'#[0-9A-Fa-f]{6}\b|0x[fF]{2}[0-9A-Fa-f]{6}\b|QColor\((?:"|\d)|QColor::fromRgb|qRgb|Qt::(?:red|green|blue|yellow|gray|darkGray|lightGray)\b')
    for path, name in files(root, CODE, ("ui",)):
        folder, _, rest = name[3:].partition("/")
        page = rest.split("/")[0] if folder == "pages" else None
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = include.match(line)
            own = {f"ui/{folder}", "engine/base"} - ({"ui/pages"} if page else set())
            if folder == "models" and found and found[1] == "ui/theme" and found[2] in TEXTS:
                continue
            if found and found[1] not in WINDOW.get(folder, set()) | own and not (page and found[1] == "ui/pages" and found[2] == page):
                yield f"{name}:{number}: {page or folder} may not include {found[1]}/{found[2]}"
            if folder != "theme" and colour.search(line):
                yield f"{name}:{number}: a colour of its own"


def sizes(root, _):
    """Files and functions stay readable."""
    for path, name in files(root, CODE):
        lines = path.read_text().splitlines()
        if len(lines) > LONGEST_FILE:
            yield f"{name}: {len(lines)} lines, at most {LONGEST_FILE}"
        start = None
        for number, line in enumerate(lines, 1):
            # clang-format puts the opening brace of a function alone, at the indentation of its closing one
            if re.fullmatch(r"( {4})?\{", line) and start is None:
                start, indent = number, len(line) - 1
            elif start and line.startswith(" " * indent + "}") and len(line) - len(line.lstrip()) == indent:
                if number - start > LONGEST_FUNCTION and not re.match(r"\s*(namespace|class|struct|enum)", lines[start - 2]):
                    yield f"{name}:{start}: a function of {number - start} lines, at most {LONGEST_FUNCTION}"
                start = None


def licence(root, _):
    """Every source file says its licence first."""
    for path, name in files(root, CODE | {".js", ".py", ".cmake", ".proto", ".sh"}):
        head = path.read_text().splitlines()[:2]
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
            yield f"{name}: no SPDX line"


def words(root, _):
    """Nothing is left to do, and the project speaks of itself alone."""
    pattern = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|not impl" + r"emented|\bst" + r"ub\b|/wo" + r"rk/|/ro" + r"ot/"
                         r"|/ho" + r"me/\w|registry\.np" + r"mjs|deb\.deb" + r"ian\.org", re.IGNORECASE)
    kinds = CODE | {".js", ".py", ".cmake", ".proto", ".sh", ".md", ".txt", ".json", ".service", ".1"}
    for path, name in files(root, kinds, OURS + ("docs", "scripts", "cmake", "installer")):
        if "vectors" in name or name.endswith("tests/law/law.py") or "package-lock" in name:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if pattern.search(line) and "feature-not-implemented" not in line:
                yield f"{name}:{number}: {line.strip()[:120]}"


def network(root, _):
    """No room asks which network it is on: values are used, the name and the kind are only passed on."""
    asks = re.compile(r"(?:network|profile|opening\.network|ground_?\.network)\w*\.(?:real|name)\b\s*(?:[=!]=|\?|\)|&&|\|\|)|isPractice|isReal")
    for path, name in files(root, CODE, ("engine", "ui")):
        if name.startswith("engine/sim/"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if asks.search(line):
                yield f"{name}:{number}: {line.strip()}"


def waiting(root, _):
    """Time comes from the injected clock; nothing sleeps or spins the event loop."""
    pattern = re.compile(r"currentDateTime|currentMSecsSinceEpoch|QThread::m?u?sleep|sleep_for|processEvents|QElapsedTimer|QTest::qWait\(|QTest::qSleep|system_clock::now|steady_clock::now")
    for path, name in files(root, CODE):
        if name.startswith("engine/base/clock"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if pattern.search(line):
                yield f"{name}:{number}: {line.strip()}"


def secrets(root, _):
    """Logs name ids, states and codes: never texts, names, numbers, addresses or keys."""
    log = re.compile(r"qC?(Debug|Info|Warning|Critical)\b.*")
    told = re.compile(r"<<[^;]*\b(text|label|pushName|fromPhone|fromName|phone|digits|user|jid|pn|lid|secret|key|token|body)\b(?!Id)", re.IGNORECASE)
    for path, name in files(root, CODE, ("app", "engine", "ui")):
        if name.startswith("app/sim/"):
            continue
        statements = path.read_text().split(";")
        for statement in statements:
            # words within a text are not values
            found = log.search(re.sub(r'"[^"]*"', '""', statement.replace("\n", " ")))
            if found and told.search(found[0]) and "stateWord" not in found[0]:
                yield f"{name}: {' '.join(found[0].split())[:140]}"


def translations(root, _):
    """Every sentence is there in both languages."""
    for path in sorted((root / "translations").glob("*.ts")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if 'type="unfinished"' in line or "<numerusform />" in line or "<numerusform></numerusform>" in line:
                yield f"{path.name}:{number}: not translated"


RULES = {f.__name__: f for f in (rooms, window, sizes, licence, words, network, waiting, secrets, translations)}


def main(rule, root, rooms_file):
    broken = list(RULES[rule](Path(root), Path(rooms_file)))
    for line in broken:
        print(line)
    print(f"{RULES[rule].__doc__} {len(broken)} broken.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
