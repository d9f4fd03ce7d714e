# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person with a screen reader has: names, roles and actions of what the windows show."""
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

    def press(self, name, role=None):
        node = self.find(name, role)
        action = node.get_action_iface()
        names = [action.get_action_name(i) for i in range(action.get_n_actions())]
        for wanted in ("Press", "Toggle", "ShowMenu"):
            if wanted in names:
                action.do_action(names.index(wanted))
                return
        raise NotShown(f"{name!r} cannot be pressed: {names}")

    def write(self, name, text):
        node = self.find(name)
        node.get_editable_text_iface().set_text_contents(text)

    def dump(self):
        return "\n".join(f"{n.get_role_name()}: {plain(n.get_name())}" for n in self.all())
