# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person with a screen reader has: names, roles and actions of what the windows show."""
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


class NotShown(AssertionError):
    pass


def plain(text):
    """Without marks of direction, which are shown and not part of a name."""
    return "".join(c for c in text or "" if not 0x2066 <= ord(c) <= 0x2069 and ord(c) not in (0x200E, 0x200F))


def until(what, look, seconds=20):
    """What `look` finds, once it finds something. Polls: the accessibility bus has no event for every change."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except gi.repository.GLib.GError:
            found = None  # it went while it was looked at
        if found:
            return found
        time.sleep(0.05)
    raise NotShown(what)


def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), depth + 1)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def application(name):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(i)
        if one is not None and one.get_name() == name:
            return one
    return None


def height(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.SCREEN).height


def click(node):
    """With the pointer, in the middle of it."""
    place = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    subprocess.run(["xdotool", "mousemove", str(place.x + place.width // 2), str(place.y + place.height // 2), "click", "1"],
                   check=True)


class Window:
    """One window of the program, by the beginning of its title."""

    def __init__(self, program, title):
        self.program, self.title = program, title

    def node(self):
        app = application(self.program)
        if app is None:
            return None
        for i in range(app.get_child_count()):
            one = app.get_child_at_index(i)
            if one is not None and plain(one.get_name()).startswith(self.title):
                return one
        return None

    def all(self, role=None, showing=True):
        root = self.node()
        for node in walk(root) if root is not None else ():
            if (role is None or node.get_role_name() == role) and (not showing or is_showing(node)):
                yield node

    def find(self, name, role=None, seconds=20):
        def look():
            for node in self.all(role):
                if plain(node.get_name()).startswith(name):
                    return node
            return None

        return until(f"nothing called {name!r} in {self.title!r}", look, seconds)

    def sees(self, text, seconds=20):
        """Waits for a text anywhere in the window."""
        return until(
            f"{text!r} is not to be seen in {self.title!r}",
            lambda: next((n for n in self.all() if text in plain(n.get_name())), None),
            seconds,
        )

    def press(self, name):
        """Whatever is called that and can be pressed."""
        def look():
            called = [node for node in self.all() if plain(node.get_name()).startswith(name)]
            # just that before what only begins so: "Send" is not "Send later"
            for node in sorted(called, key=lambda node: plain(node.get_name()) != name):
                action = node.get_action_iface()
                if action is None:
                    continue
                names = [action.get_action_name(i) for i in range(action.get_n_actions())]
                for wanted in ("Press", "Toggle"):
                    if wanted in names:
                        return action, names.index(wanted)
            return None

        action, index = until(f"nothing called {name!r} can be pressed in {self.title!r}", look)
        action.do_action(index)

    def choose(self, name, nth=0):
        """An entry of the nth combo box."""
        click(until("a combo box", lambda: (list(self.all("combo box")) + [None] * (nth + 1))[nth]))
        app = application(self.program)
        click(until(
            f"{name!r} to choose",
            lambda: next((n for n in walk(app) if n.get_role_name() == "list item" and is_showing(n)
                          and plain(n.get_name()).startswith(name) and height(n) > 0), None),
        ))

    def write(self, name, text):
        """Into the field of that name."""
        field = until(
            f"no field {name!r} in {self.title!r}",
            lambda: next((n for n in self.all() if n.get_editable_text_iface() is not None
                          and plain(n.get_name()).startswith(name)), None),
        )
        field.get_editable_text_iface().set_text_contents(text)

    def dump(self):
        return "\n".join(f"{n.get_role_name()}: {plain(n.get_name())}" for n in self.all())
