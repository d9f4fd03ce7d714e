// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

#include <QJsonObject>

namespace model {

/// Which files of a number are fetched as they come, and how much room all of them may take.
struct StorageRules {
    static constexpr qint64 kMiB = 1024 * 1024;
    static constexpr qint64 kMostAtOnce = 100 * kMiB;
    static constexpr qint64 kLeastCap = 10 * kMiB;
    /// The largest that is fetched without being asked for, in bytes; 0: none is.
    qint64 images = 16 * kMiB;
    qint64 videos = 16 * kMiB;
    qint64 sounds = 16 * kMiB;
    qint64 documents = 16 * kMiB;
    qint64 cap = 0; ///< of all its files; what was not used for longest goes first. 0: none

    /// Of a message of that kind. A sticker is as a picture.
    qint64 atOnce(MessageKind kind) const;
    /// Within what is allowed above.
    bool isSound() const;
    bool operator==(const StorageRules &) const = default;
};

/// `{fetch: {images, videos, sounds, documents}, cap}`, all in bytes, `cap` null without one.
QJsonObject storageJson(const StorageRules &rules);
/// What is not there, or no number, is as in `otherwise`.
StorageRules storageFromJson(const StorageRules &otherwise, const QJsonObject &json);

/// What a number has on disk, and what would go.
struct StorageUse {
    StorageRules rules;
    qint64 bytes = 0; ///< plain ones of its files
    int files = 0;
    int filesBeyond = 0; ///< that a cap would remove now
    qint64 bytesBeyond = 0;
};

}
