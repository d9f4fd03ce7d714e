// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace model {

/// A web address within a text.
struct TextLink {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url; ///< http or https, with a host
    bool operator==(const TextLink &) const = default;
};

/// Web addresses and nothing else, as they may come from a stranger: "https://…", "http://…", "www.…" (taken
/// for https). What ends a sentence, and marks of direction, belong to none.
QList<TextLink> linksIn(const QString &text);

}
