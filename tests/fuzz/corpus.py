#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""corpus.py VECTORS FOLDER: every byte string of the known answers becomes a seed of the targets that read its kind."""
import hashlib
import json
import sys
from pathlib import Path

SOURCES = {
    "node": ["binary_node", "npm_session", "noise_steps_from_live_session"],
    "frames": ["noise_handshake", "binary_node"],
    "noise": ["noise_handshake", "noise_steps_from_live_session"],
    "message": ["e2e_messages", "binary_node", "npm_session"],
    "records": ["signal_session", "signal_group", "padding"],
    "pairing": ["adv_pairing", "npm_session", "binary_node"],
    "http": [],
    "webhook": [],
    "media": ["media"],
    "history": ["history_sync"],
    "appstate": ["app_state"],
    "people": ["binary_node", "npm_session"],
    "page": [],
}
TEXTS = {"http": ['--b0\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nbytes\r\n--b0--', 'multipart/form-data; boundary="b0"',
                  "/api/v1/accounts/a%2Fb/chats?limit=5&cursor=x", '{"to":"+972501234567","count":3,"list":["a"]}', "127.0.0.1:80",
                  "http://[::1]:8080", "972501234567:3@s.whatsapp.net", "123@lid", "1-2@g.us", "+972 50-123-4567",
                  "/" * 800],
         "webhook": ['{"status":"Success","id":"x"}', '{"\\u0069d":"x"}', "120", "Sun, 06 Nov 1994 08:49:37 GMT", "https://example.com:8443/hook?key=x",
                     "http://[::1]:5678/webhook", "http://me:pw@example.com/#f"],
         "page": ['\0<html><head><title>Menu</title><meta property="og:title" content="Soup &amp; pasta"><meta name=description content=x>',
                  "\0<meta charset=windows-1255><title>x</title><meta property=og:image content=/soup.png>", "\3<title>", "\0see www.example.com/a_(b)."]}


def byte_strings(value):
    if isinstance(value, str):
        if len(value) >= 2 and len(value) % 2 == 0 and len(value) <= 8192:
            try:
                yield bytes.fromhex(value)
            except ValueError:
                pass
    elif isinstance(value, list):
        for one in value:
            yield from byte_strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from byte_strings(one)


def main(vectors, folder):
    for target, names in SOURCES.items():
        into = Path(folder) / target
        into.mkdir(parents=True, exist_ok=True)
        seeds = [text.encode() for text in TEXTS.get(target, [])]
        for name in names:
            seeds += byte_strings(json.loads((Path(vectors) / f"{name}.json").read_text()))
        for seed in seeds:
            (into / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


if __name__ == "__main__":
    main(*sys.argv[1:3])
