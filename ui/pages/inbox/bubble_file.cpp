// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_file.h"

#include "ui/models/message_words.h"
#include "ui/theme/bidi.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using FileIs = FileView::Is;

namespace {
constexpr int kBarHeight = 4;

struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(bubble)
};

void layOutProgress(const FileView &file, BubbleColumn &column)
{
    // without a known end there is no bar: it would promise one
    if (file.whole <= 0) {
        column.words(FileWords::tr("Fetching …"), Role::Caption, Token::BubbleMeta);
        return;
    }
    column.words(FileWords::tr("Fetching: %1 of %2").arg(ltr(sizeText(file.done)), ltr(sizeText(file.whole))),
        Role::Caption, Token::BubbleMeta);
    column.skip(2);
    const QRect bar(column.left(), column.y(), column.width(), kBarHeight);
    column.add(BubblePiece::Kind::Bar, bar).share
        = std::clamp(double(file.done) / double(file.whole), 0.0, 1.0);
    column.skip(kBarHeight + 4);
}
}

bool hasFile(const model::Message &message)
{
    const auto *media = model::contentAs<model::Media>(message.content);
    return media && !media->sha256.isEmpty() && message.deletedMs == 0;
}

bool isViewable(const model::Message &message)
{
    return hasFile(message)
        && (message.kind == model::MessageKind::Image || message.kind == model::MessageKind::Sticker);
}

QString fetchWords(const FileView &file)
{
    return file.is == FileIs::Absent ? FileWords::tr("Download")
        : file.is == FileIs::Failed  ? FileWords::tr("Try again")
        : file.is == FileIs::Here    ? FileWords::tr("Save as …")
                                     : QString();
}

void layOutFile(const BubbleParts &parts, BubbleColumn &column)
{
    if (!hasFile(parts.message))
        return;
    if (parts.file.is == FileIs::Fetching)
        layOutProgress(parts.file, column);
    if (parts.sound.is == SoundView::Is::Failed)
        column.words(parts.sound.why, Role::Caption, Token::Error, 4);
    if (parts.file.is == FileIs::Failed)
        column.words(parts.file.why, Role::Caption, Token::Error, 4);
    if (BubblePiece *piece = column.words(fetchWords(parts.file), Role::CaptionBold, Token::Link))
        piece->fetches = true;
}

}
