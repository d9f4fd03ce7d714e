#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# setup.sh [PACKAGE...]: installs what building and testing need from the distribution's packages, and the named ones;
# quick when all of it is there.
set -euo pipefail
packages=(g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-websockets-dev qt6-svg-dev qt6-multimedia-dev qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n qt6-qpa-plugins qt6-image-formats-plugins fonts-noto-core fonts-noto-mono
    fonts-noto-color-emoji
    libssl-dev libsodium-dev libprotobuf-dev protobuf-compiler libsqlite3-dev libqrencode-dev libboost-dev
    libavformat-dev libavcodec-dev libavutil-dev libswresample-dev libswscale-dev libseccomp-dev
    libexpected-dev zlib1g-dev libxml2-dev libphonenumber-dev qtkeychain-qt6-dev libzbar-dev libsignal-protocol-c-dev python3
    "$@")
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Installing: ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
