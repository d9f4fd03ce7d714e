// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/storage.h"

#include <algorithm>

namespace model {

using namespace Qt::StringLiterals;

qint64 StorageRules::atOnce(MessageKind kind) const
{
    switch (kind) {
    case MessageKind::Image:
    case MessageKind::Sticker:
        return images;
    case MessageKind::Video:
    case MessageKind::Gif:
        return videos;
    case MessageKind::Audio:
    case MessageKind::Voice:
        return sounds;
    default:
        return documents;
    }
}

bool StorageRules::isSound() const
{
    const auto small = [](qint64 bytes) { return bytes >= 0 && bytes <= kMostAtOnce; };
    return small(images) && small(videos) && small(sounds) && small(documents)
        && (cap == 0 || cap >= kLeastCap);
}

QJsonObject storageJson(const StorageRules &rules)
{
    return {{u"fetch"_s,
                QJsonObject{{u"images"_s, rules.images}, {u"videos"_s, rules.videos},
                    {u"sounds"_s, rules.sounds}, {u"documents"_s, rules.documents}}},
        {u"cap"_s, rules.cap == 0 ? QJsonValue() : QJsonValue(rules.cap)}};
}

StorageRules storageFromJson(const StorageRules &otherwise, const QJsonObject &json)
{
    const QJsonObject fetch = json.value(u"fetch"_s).toObject();
    const auto bytes = [](const QJsonValue &value, qint64 before) {
        return value.isDouble() ? static_cast<qint64>(std::clamp(value.toDouble(), -1.0, 1e15)) : before;
    };
    StorageRules rules;
    rules.images = bytes(fetch.value(u"images"_s), otherwise.images);
    rules.videos = bytes(fetch.value(u"videos"_s), otherwise.videos);
    rules.sounds = bytes(fetch.value(u"sounds"_s), otherwise.sounds);
    rules.documents = bytes(fetch.value(u"documents"_s), otherwise.documents);
    const QJsonValue cap = json.value(u"cap"_s);
    rules.cap = cap.isNull() ? 0 : bytes(cap, otherwise.cap);
    return rules;
}

}
