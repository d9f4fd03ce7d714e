// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_keys.h"

#include "engine/crypto/digest.h"

#include <algorithm>

namespace media {

using base::Fault;
using base::Result;

namespace {

struct Names {
    const char *info;
    const char *type;
};

Names names(Kind kind)
{
    switch (kind) {
    case Kind::Image:
    case Kind::Sticker:
        return {"Image", "image"};
    case Kind::Video:
    case Kind::Gif:
    case Kind::RoundVideo:
        return {"Video", "video"};
    case Kind::Audio:
    case Kind::Voice:
        return {"Audio", "audio"};
    case Kind::Document:
        return {"Document", "document"};
    case Kind::LinkThumbnail:
        return {"Link Thumbnail", "thumbnail-link"};
    case Kind::ImageThumbnail:
        return {"Image Thumbnail", "thumbnail-image"};
    case Kind::VideoThumbnail:
        return {"Video Thumbnail", "thumbnail-video"};
    case Kind::DocumentThumbnail:
        return {"Document Thumbnail", "thumbnail-document"};
    case Kind::StickerPack:
        return {"Sticker Pack", "sticker-pack"};
    case Kind::History:
        return {"History", "md-msg-hist"};
    case Kind::AppState:
        return {"App State", "md-app-state"};
    }
    return {"Document", "document"};
}

}

QByteArray keyInfo(Kind kind)
{
    return QByteArray("WhatsApp ") + names(kind).info + " Keys";
}

QByteArray typeName(Kind kind)
{
    return names(kind).type;
}

Result<Keys> expand(QByteArrayView mediaKey, Kind kind)
{
    if (mediaKey.size() != 32)
        return base::fail(Fault::Malformed, QStringLiteral("a media key of another length"));
    crypto::Secret<112> all; // iv, cipher key, MAC key, and a key that nothing uses
    crypto::hkdfSha256(mediaKey, {}, keyInfo(kind), all.data(), all.size());
    Keys keys;
    std::copy_n(all.data(), 16, keys.iv.begin());
    std::copy_n(all.data() + 16, 32, keys.cipher.data());
    std::copy_n(all.data() + 48, 32, keys.mac.data());
    return keys;
}

}
