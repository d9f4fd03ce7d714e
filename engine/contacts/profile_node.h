// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/jid.h"
#include "engine/wire/document.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace contacts {

inline constexpr qsizetype kLongestAbout = 700; ///< of what people write of themselves, in characters

/// Asks for a small picture of a person or group. @param known  the one that is here; may be empty
/// @param token  what a person's phone wants to see; may be nothing
/// Source: protocol note "Profile, privacy, blocklist".
wire::Node pictureQuery(const model::Jid &whose, const QByteArray &known, std::optional<wire::Node> token);

struct PictureAnswer {
    enum class Is { None, Unchanged, Other };
    Is is = Is::None;
    QByteArray id; ///< Other
    QUrl url; ///< Other; https
};
/// Malformed when it names a picture without id or without a web address.
base::Result<PictureAnswer> readPicture(const wire::NodeView &answer);

/// Asks what a person writes of themselves, and whether they are a business. @param token  as above
wire::Node aboutQuery(const model::Jid &person, std::optional<wire::Node> token, const QByteArray &sid);
struct AboutAnswer {
    QString about; ///< at most kLongestAbout; empty: nothing, or not for us
    bool isBusiness = false;
};
/// Malformed when there is nothing of that person in it.
base::Result<AboutAnswer> readAbout(const wire::NodeView &answer, const model::Jid &person);

/// Asks who is blocked.
wire::Node blockListQuery();
/// Blocks or lets in again. @param pn  may be empty
wire::Node blockChange(const model::Jid &lid, const model::Jid &pn, bool on);
/// The people of a list, by hidden ids alone, at most 10,000. Nothing when there is no list in it.
std::optional<QList<model::Jid>> readBlockList(const wire::NodeView &answer);
struct BlockChange {
    model::Jid lid;
    bool on = false;
};
/// What a notice says has changed; items that are unsound, or name nobody by a hidden id, are left out.
QList<BlockChange> readBlockChanges(const wire::NodeView &blockList);

}
