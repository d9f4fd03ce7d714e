#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""first_paint.py GESHER [RUNS]: milliseconds from starting the program to its first painted window.

The screen is an Xvfb of its own that keeps its picture in a file; the first pixel there that is not black is
the window. The profile is one with a conversation in it, left by gesher-scene beside GESHER."""
import json
import mmap
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

DISPLAY = ":%d" % (200 + os.getpid() % 700)
WIDTH, HEIGHT = 1600, 900


def start_screen(folder):
    screen = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder, "-nolisten", "tcp"],
        stderr=subprocess.DEVNULL)
    picture = pathlib.Path(folder, "Xvfb_screen0")
    while not picture.exists() or picture.stat().st_size < WIDTH * HEIGHT * 4:
        time.sleep(0.01)
    while subprocess.run(["xdotool", "getmouselocation"], env={**os.environ, "DISPLAY": DISPLAY},
                         capture_output=True).returncode:
        time.sleep(0.05)
    return screen, picture


def middle(picture):
    """One row across the middle of the screen."""
    size = picture.stat().st_size
    with picture.open("rb") as file:
        view = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
    at = size - WIDTH * HEIGHT * 4 + WIDTH * 4 * (HEIGHT // 2)
    return view, slice(at, at + WIDTH * 4)


def one_run(program, profile, row):
    view, place = row
    black = view[place]
    environment = {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    window = subprocess.Popen([program, "--practice", "--data-dir", profile], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while view[place] == black:
            if window.poll() is not None or time.monotonic() - began > 30:
                sys.exit("no window came")
            time.sleep(0.001)
        painted = time.monotonic() - began
        with open(f"/proc/{window.pid}/status", encoding="ascii") as status:
            rss = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        return painted * 1000, rss
    finally:
        window.send_signal(signal.SIGTERM)
        window.wait(10)
        while view[place] != black:  # the screen is clean again
            time.sleep(0.01)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    scene = program.parent.parent / "scene" / "gesher-scene"
    with tempfile.TemporaryDirectory() as folder:
        profile = f"{folder}/profile"
        subprocess.run([scene, profile], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        screen, picture = start_screen(folder)
        try:
            row = middle(picture)
            results = [one_run(str(program), profile, row) for _ in range(runs)]
        finally:
            screen.terminate()
            screen.wait()
    print(json.dumps({"first_paint_ms": [round(ms) for ms, _ in results],
                      "median_ms": round(statistics.median(ms for ms, _ in results)),
                      "rss_kib_at_first_paint": max(rss for _, rss in results)}))


main()
