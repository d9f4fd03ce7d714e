// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_content.h"

#include "ui/models/message_words.h"
#include "ui/pages/inbox/bubble_cards.h"
#include "ui/pages/inbox/bubble_column.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/bubble_sound.h"
#include "ui/theme/bidi.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace ui {

using model::contentAs;
using model::MessageKind;

namespace {

constexpr int kCard = 280;
constexpr int kPicture = 260;
constexpr int kSticker = 140;
constexpr int kTallest = 280;
constexpr int kLowest = 90;
constexpr int kFileBadge = 40;
constexpr int kChipHeight = 24;

struct ContentWords {
    Q_DECLARE_TR_FUNCTIONS(bubble)
};

bool isShownAsPicture(MessageKind kind)
{
    return kind == MessageKind::Image || kind == MessageKind::Video || kind == MessageKind::Gif
        || kind == MessageKind::Sticker;
}

QString dotted(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

/// "Video · 0:34 · 5.2 MB"
QString factsOf(const model::Message &message, const QString &first)
{
    QStringList parts;
    if (!first.isEmpty())
        parts.append(first);
    const auto *media = contentAs<model::Media>(message.content);
    if (media && media->seconds > 0)
        parts.append(ltr(durationText(media->seconds)));
    if (media && media->bytes > 0)
        parts.append(ltr(sizeText(media->bytes)));
    if (media && media->pages > 0)
        parts.append(ContentWords::tr("%n pages", nullptr, media->pages));
    return dotted(parts);
}

void layOutPicture(const BubbleParts &parts, BubbleColumn &column)
{
    const auto *media = contentAs<model::Media>(parts.message.content);
    QSize size = media ? QSize(media->width, media->height) : QSize();
    if (size.isEmpty())
        size = parts.picture.isNull() ? QSize(16, 9) : parts.picture.size();
    const qint64 wanted = qint64(column.width()) * size.height() / size.width();
    // the whole picture takes the place that it needs before it is unpacked: nothing jumps when it comes
    const bool isWhole = isViewable(parts.message) && parts.file.is == FileView::Is::Here;
    const int height = static_cast<int>(
        parts.picture.isNull() && !isWhole ? kLowest : std::clamp<qint64>(wanted, kLowest, kTallest));
    BubblePiece &piece = column.add(
        BubblePiece::Kind::Picture, QRect(column.left(), column.y() + 2, column.width(), height));
    piece.picture = parts.picture;
    piece.icon = parts.message.kind == MessageKind::Image || parts.message.kind == MessageKind::Sticker
        ? Icon::Picture
        : Icon::Film;
    piece.views = isWhole;
    piece.fetches = parts.file.is == FileView::Is::Absent || parts.file.is == FileView::Is::Failed;
    column.skip(height + 6);
    column.words(factsOf(parts.message, kindName(parts.message.kind)), Role::Caption, Token::BubbleMeta);
}

void layOutDocument(const model::Message &message, BubbleColumn &column)
{
    const auto *media = contentAs<model::Media>(message.content);
    const QString name = media ? plain(media->name.left(300)).simplified() : QString();
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasEnding = dot > 0 && name.size() - dot <= 6;
    const QString ending = hasEnding ? name.mid(dot) : QString();
    const int top = column.y() + 2;
    column.skip(2);
    column.badge(Icon::File, kFileBadge);
    const int indent = kFileBadge + 10;
    const QFontMetrics metrics(column.theme().font(Role::BodyBold));
    // the ending says what it is: a long name loses its middle, and the ending stays in one piece
    const QString stem = isolate(name.isEmpty() ? kindName(message.kind) : name.chopped(ending.size()));
    const QString shown = metrics.elidedText(
        stem, Qt::ElideMiddle, column.width() - indent - metrics.horizontalAdvance(ending) - 2);
    column.words(
        ending.isEmpty() ? shown : shown + ltr(ending), Role::BodyBold, Token::BubbleText, 1, indent);
    column.words(factsOf(message, ending.isEmpty() ? QString() : ltr(ending.mid(1).toUpper())), Role::Caption,
        Token::BubbleMeta, 1, indent);
    column.endBlock(top, kFileBadge);
}

}

int contentWidth(const BubbleParts &parts, int most)
{
    const model::Message &message = parts.message;
    if (isPlaceholder(message))
        return 0;
    if (message.kind == MessageKind::Text)
        return contentAs<model::LinkPreview>(message.content) ? std::min(most, kCard + 40) : 0;
    if (message.kind == MessageKind::Sticker)
        return std::min(most, kSticker);
    return std::min(most, isShownAsPicture(message.kind) ? kPicture : kCard);
}

void layOutLabels(const BubbleParts &parts, const Theme &theme, int left, int most, BubbleLayout &layout,
    int &y, int &inner)
{
    if (parts.message.deletedMs > 0)
        return;
    QStringList labels;
    if (parts.message.forwarded > 0)
        labels.append(parts.message.forwarded > 3 ? ContentWords::tr("Forwarded many times")
                                                  : ContentWords::tr("Forwarded"));
    if (parts.message.mentionsEveryone)
        labels.append(ContentWords::tr("Mentions everyone"));
    const QFontMetrics metrics(theme.font(Role::Caption));
    for (const QString &label : labels) {
        BubbleColumn column(theme, {left, y, most, 0}, layout);
        column.words(label, Role::Caption, Token::BubbleMeta);
        inner = std::max(inner, std::min(most, metrics.horizontalAdvance(label) + 2));
        y = column.y();
    }
}

void layOutContent(
    const BubbleParts &parts, const Theme &theme, const QRect &column, BubbleLayout &layout, int &y)
{
    const model::Message &message = parts.message;
    if (contentWidth(parts, column.width()) == 0)
        return;
    BubbleColumn pieces(theme, column, layout);
    if (isShownAsPicture(message.kind))
        layOutPicture(parts, pieces);
    else if (message.kind == MessageKind::Voice || message.kind == MessageKind::Audio)
        layOutSound(parts, pieces);
    else if (message.kind == MessageKind::Document)
        layOutDocument(message, pieces);
    else
        layOutCard(parts, pieces);
    layOutFile(parts, pieces);
    y = pieces.y();
}

void layOutChips(const model::Message &message, const Theme &theme, int most, BubbleLayout &layout)
{
    if (message.deletedMs > 0)
        return;
    const QFontMetrics metrics(theme.font(Role::Caption));
    int x = 8;
    const int top = layout.bubble.height() - (kChipHeight - BubbleLayout::kChipBelow) - 1;
    for (const ReactionChip &reaction : chipsOf(message.reactions)) {
        BubbleLayout::Chip chip;
        chip.reaction = reaction;
        chip.text = isolate(reaction.emoji.left(16));
        if (reaction.names.size() > 1)
            chip.text += QChar(0x00a0) + ltr(QString::number(reaction.names.size()));
        const int width = std::max(34, metrics.horizontalAdvance(chip.text) + 16);
        if (x + width > most)
            break; // the rest is in the details
        chip.rect = QRect(x, top, width, kChipHeight);
        x += width + 4;
        layout.chips.append(chip);
    }
}

}
