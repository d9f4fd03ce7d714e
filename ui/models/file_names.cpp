// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_names.h"

#include <QDateTime>
#include <QMimeDatabase>

namespace ui {

using model::MessageKind;

namespace {
constexpr qsizetype kLongestFileName = 120;
constexpr qsizetype kLongestEnding = 16;

bool isRefused(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
        || QStringLiteral("<>:\"|?*").contains(c);
}

/// Of a file name: in Latin letters, the same in every language.
QString wordOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Image:
        return QStringLiteral("photo");
    case MessageKind::Video:
        return QStringLiteral("video");
    case MessageKind::Gif:
        return QStringLiteral("gif");
    case MessageKind::Audio:
        return QStringLiteral("audio");
    case MessageKind::Voice:
        return QStringLiteral("voice");
    case MessageKind::Sticker:
        return QStringLiteral("sticker");
    default:
        return QStringLiteral("document");
    }
}
}

QString harmlessName(const QString &name)
{
    QString kept;
    for (const QChar c : name) {
        if (c == u'/' || c == u'\\')
            kept.clear(); // what stands before is a folder
        else if (!isRefused(c))
            kept.append(c);
    }
    kept = kept.simplified();
    while (kept.startsWith(u'.') || kept.startsWith(u' '))
        kept.remove(0, 1);
    while (kept.endsWith(u'.') || kept.endsWith(u' '))
        kept.chop(1);
    if (kept.size() <= kLongestFileName)
        return kept;
    const qsizetype dot = kept.lastIndexOf(u'.');
    const QString ending = dot > 0 && kept.size() - dot <= kLongestEnding ? kept.mid(dot) : QString();
    kept.truncate(kLongestFileName - ending.size());
    if (kept.back().isHighSurrogate())
        kept.chop(1);
    return kept + ending;
}

QString suggestedName(const model::Message &message)
{
    const auto *media = model::contentAs<model::Media>(message.content);
    const QString own = media ? harmlessName(media->name) : QString();
    if (!own.isEmpty())
        return own;
    const QString mime = media ? media->mime.section(u';', 0, 0).trimmed() : QString();
    const QString ending = QMimeDatabase().mimeTypeForName(mime).preferredSuffix();
    const QString when
        = QDateTime::fromMSecsSinceEpoch(message.timestampMs).toString(QStringLiteral("yyyy-MM-dd-HHmm"));
    return wordOf(message.kind) + u'-' + when + (ending.isEmpty() ? QString() : u'.' + ending);
}

}
