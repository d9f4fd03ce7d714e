# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop as somebody who does not see it uses it: adds a number, links it with the practice phone, answers a
message, switches to Hebrew. Under Xvfb, through the accessibility tree; a picture of every page is left behind.

    tour.py GESHER PICTURES
"""
import os
import subprocess
import sys
import tempfile
import time

from atspi import NotShown, Window, click, plain, until

GESHER, PICTURES = sys.argv[1], sys.argv[2]


def picture(name):
    os.makedirs(PICTURES, exist_ok=True)
    subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=True)


def code_on_screen():
    """The code as a camera sees it: read from a picture of the screen by a program that is not ours."""
    with tempfile.NamedTemporaryFile(suffix=".png") as shot:
        subprocess.run(["import", "-window", "root", shot.name], check=True)
        read = subprocess.run(["zbarimg", "-q", "--raw", shot.name], capture_output=True, text=True)
        return read.stdout.strip() or None


def first_start(main):
    main.sees("Before you link a number")
    picture("tour-1-welcome")
    main.press("I understand that a number can be blocked")
    main.press("Start")


def link_a_number(main, phone):
    main.press("Add your first number")
    main.write("Name of the number", "Front desk")
    main.press("Show the code to scan")
    main.sees("Waiting for scan")
    code = until("a code that a camera can read", code_on_screen)
    assert code.startswith("https://wa.me/settings/linked_devices#"), code
    picture("tour-2-code")
    phone.press("Scan the code on the screen")
    phone.sees("Scanned. The device is linked.")
    main.sees("Connected")
    picture("tour-3-linked")


def answer_a_message(main, phone):
    phone.choose("Maya Stern", 0)
    phone.sees("No linked device.")
    phone.write("Message to write on the practice phone", "Hello, are you open today?")
    phone.press("Write")
    phone.sees("Sent.")
    main.press("Inbox")
    row = main.find("Maya Stern", "list item")
    assert "Hello, are you open today?" in plain(row.get_name()), row.get_name()
    click(row)
    main.sees("Answering from")
    main.write("Message", "Yes, until six.")
    main.press("Send")
    phone.sees("Yes, until six.")
    # what the window says of it is what came back from the other end
    main.sees("Yes, until six., Read")
    picture("tour-4-answered")


def switch_to_hebrew(main):
    main.press("Settings")
    main.press("עברית")
    main = Window("gesher", "גשר")
    main.sees("הגדרות")
    picture("tour-5-hebrew")
    main.press("תיבת הודעות")
    main.sees("Maya Stern")
    picture("tour-6-hebrew-inbox")


def run():
    with tempfile.TemporaryDirectory() as profile:
        started = time.monotonic()
        program = subprocess.Popen(
            [GESHER, "--practice", "--data-dir", f"{profile}/profile", "--language", "en"],
            env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
        )
        try:
            main, phone = Window("gesher", "Gesher"), Window("gesher", "Practice phone")
            until("the window", main.node)
            print(f"the window is there after {time.monotonic() - started:.1f} s")
            first_start(main)
            link_a_number(main, phone)
            print("a number was added and linked")
            answer_a_message(main, phone)
            print("a message came in, was answered and read")
            switch_to_hebrew(main)
            print("the window speaks Hebrew")
        except NotShown as missing:
            picture("tour-stopped")
            print(f"stopped: {missing}\n--- the window\n{main.dump()}\n--- the phone\n{phone.dump()}", file=sys.stderr)
            raise
        finally:
            program.terminate()
            code = program.wait(20)
        assert code == 0, f"ended with {code}"


run()
