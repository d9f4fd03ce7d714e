// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <QByteArray>

#include <array>

/// media: encrypt, upload and download files.
namespace media {

/// What a file is on the network: the kind chooses its keys and its place on the hosts.
enum class Kind {
    Image,
    Sticker,
    Video,
    Gif,
    RoundVideo,
    Audio,
    Voice,
    Document,
    LinkThumbnail,
    ImageThumbnail,
    VideoThumbnail,
    DocumentThumbnail,
    StickerPack,
    History,
    AppState,
};

/// What the keys of that kind are derived with. Source: protocol note "Media", table of kinds.
QByteArray keyInfo(Kind kind);
/// The kind's name in addresses (mms type).
QByteArray typeName(Kind kind);

/// What a file's media key of 32 bytes opens.
struct Keys {
    std::array<unsigned char, 16> iv{};
    crypto::Key32 cipher;
    crypto::Key32 mac;
    QByteArrayView ivView() const { return {reinterpret_cast<const char *>(iv.data()), 16}; }
};

/// Malformed when the key has not 32 bytes.
base::Result<Keys> expand(QByteArrayView mediaKey, Kind kind);

}
