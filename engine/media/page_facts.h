// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace media {

/// What a web page says of itself. A stranger wrote it: bounded, one line each, without control characters.
struct PageFacts {
    QString title; ///< at most kLongestTitle
    QString description; ///< at most kLongestDescription
    QUrl picture; ///< http or https, or empty
    bool operator==(const PageFacts &) const = default;
};
constexpr qsizetype kLongestTitle = 200;
constexpr qsizetype kLongestDescription = 400;

/// Reads og:title, og:description and og:image, in their absence what Twitter cards, `title` and the
/// description of the page say. Nothing is fetched and no document is built. Pure.
/// @param html  as much of the page as there is; it may end anywhere
/// @param charset  of the Content-Type, or empty: then the page's own, then UTF-8
/// @param address  of the page: what its addresses begin with
PageFacts readPage(QByteArrayView html, const QByteArray &charset, const QUrl &address);

}
