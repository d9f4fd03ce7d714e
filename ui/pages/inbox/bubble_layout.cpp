// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_layout.h"

#include "engine/door/words_found.h"
#include "engine/model/links.h"
#include "engine/words/explain.h"
#include "ui/models/message_rules.h"
#include "ui/models/message_words.h"
#include "ui/pages/inbox/bubble_content.h"
#include "ui/pages/inbox/names.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace ui {

using model::Direction;
using model::MessageState;

namespace {

constexpr int kBubblePadX = 12;
constexpr int kBubblePadTop = 7;
constexpr int kBubblePadBottom = 6;
constexpr int kMostWidth = 430;
constexpr int kQuoteLine = 18;
constexpr int kMetaLine = 15;
constexpr int kWhyGap = 3;
constexpr int kShape = 12;
/// A longer text is cut here: it is copied whole, and nobody reads it in a bubble.
constexpr qsizetype kMostTextShown = 20'000;

struct BubbleWords {
    Q_DECLARE_TR_FUNCTIONS(bubble)
};

Tick tickOf(MessageState state)
{
    switch (state) {
    case MessageState::Sent:
        return Tick::Sent;
    case MessageState::Delivered:
        return Tick::Delivered;
    case MessageState::Read:
    case MessageState::Played:
        return Tick::Read;
    case MessageState::Failed:
    case MessageState::Cancelled:
        return Tick::Failed;
    default:
        return Tick::Waiting;
    }
}

/// Breaks the text into lines of at most `most`. @return the size that they take
QSize breakLines(QTextLayout &layout, int most, int lineHeight)
{
    qreal widest = 0;
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(most);
        const qreal step = std::max<qreal>(lineHeight, std::ceil(line.height()));
        line.setPosition({0, y + std::floor((step - line.height()) / 2)});
        widest = std::max(widest, line.naturalTextWidth());
        y += step;
    }
    layout.endLayout();
    return {static_cast<int>(std::ceil(widest)), static_cast<int>(std::ceil(y))};
}

/// Moves the lines of a text that runs from right to left to the right end of `width`.
void alignLines(QTextLayout &layout, int width)
{
    for (int i = 0; i < layout.lineCount(); ++i) {
        QTextLine line = layout.lineAt(i);
        line.setPosition({width - std::ceil(line.naturalTextWidth()), line.y()});
    }
}

std::unique_ptr<QTextLayout> textLayout(const QString &text, const QFont &font, Qt::LayoutDirection direction)
{
    auto layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    return layout;
}

/// The text as it is shown: mentions by name, lines that QTextLayout understands.
QString textOf(const BubbleParts &parts, BubbleLayout &layout)
{
    QString text = writtenText(parts.message);
    if (text.size() > kMostTextShown)
        text = text.left(kMostTextShown) + u'\n'
            + BubbleWords::tr("… The rest is not shown. Copy the text to read it all.");
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\n', QChar(QChar::LineSeparator));
    NamedText named = ui::named(withPhones(text), parts.mentions, parts.message.mentionsEveryone);
    layout.mentions = std::move(named.marks);
    if (!parts.wanted.isEmpty() && !layout.isPlaceholder)
        layout.found = door::wordsFound(parts.wanted, named.text);
    return named.text;
}

void layOutQuote(
    const BubbleParts &parts, const Theme &theme, int most, BubbleLayout &layout, int &y, int &inner)
{
    if (!parts.message.quoted)
        return;
    const QFontMetrics metrics(theme.font(Role::Caption));
    const QFontMetrics bold(theme.font(Role::CaptionBold));
    const int line = std::max(kQuoteLine, metrics.height());
    // bar 3, then 10 on both sides; it stands 4 outside of the text
    const int around = 3 + 10 + 10 - 8;
    layout.quoteText
        = metrics.elidedText(isolate(withPhones(parts.quoteText)), Qt::ElideRight, most - around);
    layout.quoteName = bold.elidedText(parts.quoteName, Qt::ElideRight, most - around);
    inner = std::max({inner, metrics.horizontalAdvance(layout.quoteText) + around + 2,
        bold.horizontalAdvance(layout.quoteName) + around + 2});
    layout.quoteRect = QRect(kBubblePadX - 4, y + 2, 0, 2 * line + 8);
    y += 2 + 2 * line + 8 + 5;
}

/// "Edited 10:42", with what is on its way before it.
QString metaText(const BubbleParts &parts)
{
    const QString clock = ltr(clockTime(parts.message.timestampMs));
    const bool isEdited = parts.message.editedMs > 0 && parts.message.deletedMs == 0;
    //: %1 is the time of a message that was changed later
    const QString then = isEdited ? BubbleWords::tr("Edited %1").arg(clock) : clock;
    const QString time = parts.message.isStarred ? QStringLiteral("★ ") + then : then;
    return parts.waiting.isEmpty() ? time : isolate(parts.waiting) + QStringLiteral("  ") + isolate(time);
}

void layOutFailure(const model::Message &message, const Theme &theme, int pane, BubbleLayout &layout)
{
    const QFont caption = theme.font(Role::Caption);
    const QFontMetrics bold(theme.font(Role::CaptionBold));
    const int line = std::max(kQuoteLine, bold.height());
    const QString head = BubbleWords::tr("Not sent.");
    const QString reason = message.error ? words::joined(words::message(*message.error)) : QString();
    const QString all = reason.isEmpty() ? head : head + u' ' + reason;
    layout.again = canBeSentAgain(message) ? BubbleWords::tr("Send again") : QString();
    layout.details = BubbleWords::tr("Details");
    layout.why = textLayout(all, caption, directionOf(head, Qt::LeftToRight));
    QTextCharFormat strong;
    strong.setFontWeight(QFont::Bold);
    layout.why->setFormats({{0, static_cast<int>(head.size()), strong}});

    const int again = bold.horizontalAdvance(layout.again);
    const int details = bold.horizontalAdvance(layout.details);
    const int links = 12 + again + 12 + details;
    const int most = std::max(160, std::min(pane - 48, kMostWidth + 60) - kShape - 6);
    QSize size = breakLines(*layout.why, most, line);
    if (layout.why->textOption().textDirection() == Qt::RightToLeft)
        alignLines(*layout.why, size.width());
    const int top
        = layout.bubble.height() + (layout.chips.isEmpty() ? 0 : BubbleLayout::kChipBelow) + kWhyGap;
    const bool oneLine = size.height() <= line && size.width() + links <= most;
    // it ends where the bubble ends: at the trailing side
    const int right = layout.bubble.width() - 2;
    const int linksTop = oneLine ? top : top + size.height();
    layout.detailsRect = QRect(right - details, linksTop, details, line);
    layout.againRect = QRect(layout.detailsRect.left() - 12 - again, linksTop, again, line);
    const int textRight = oneLine ? layout.againRect.left() - 12 : right;
    layout.whyRect = QRect(textRight - size.width(), top, size.width(), size.height());
}

}

QFont bubbleTimeFont(const Theme &theme)
{
    QFont font = theme.font(Role::Badge);
    font.setBold(false);
    return font;
}

std::shared_ptr<const BubbleLayout> layOut(const BubbleParts &parts, const Theme &theme, int pane)
{
    auto layout = std::make_shared<BubbleLayout>();
    const model::Message &message = parts.message;
    layout->width = pane;
    layout->isOwn = message.direction == Direction::Out;
    layout->isFailed = layout->isOwn && message.state == MessageState::Failed;
    layout->isPlaceholder = isPlaceholder(message);
    layout->time = metaText(parts);
    layout->hasTick = layout->isOwn && !layout->isFailed;
    layout->tick = tickOf(message.state);

    int most = std::max(80, std::min(kMostWidth, pane * 7 / 10) - 2 * kBubblePadX);
    const int carried = contentWidth(parts, most);
    most = carried > 0 ? carried : most;
    int inner = carried;
    int y = kBubblePadTop;
    const QFontMetrics bold(theme.font(Role::CaptionBold));
    if (!parts.author.isEmpty()) {
        layout->author = bold.elidedText(parts.author, Qt::ElideRight, most);
        inner = bold.horizontalAdvance(layout->author) + 2;
        layout->authorRect = QRect(kBubblePadX, y, 0, std::max(kQuoteLine, bold.height()));
        y += layout->authorRect.height();
    }
    layOutLabels(parts, theme, kBubblePadX, most, *layout, y, inner);
    layOutQuote(parts, theme, most, *layout, y, inner);
    layOutContent(parts, theme, {kBubblePadX, y, most, 0}, *layout, y);

    const QString text = textOf(parts, *layout);
    layout->direction = directionOf(text, QGuiApplication::layoutDirection());
    layout->text = textLayout(text, theme.font(Role::Message), layout->direction);
    if (!layout->isPlaceholder)
        for (const model::TextLink &link : model::linksIn(text)) // what is opened comes from a stranger
            layout->links.append({static_cast<int>(link.start), static_cast<int>(link.length), link.url});
    QSize size = breakLines(*layout->text, most, theme.lineHeight(Role::Message));
    if (text.isEmpty())
        size = {0, 0};
    const QFontMetrics badge(bubbleTimeFont(theme));
    const int meta = badge.horizontalAdvance(layout->time)
        + (layout->hasTick ? 5 + tickSize(layout->tick).width() : 0) + 4;
    inner = std::min(most, std::max({inner, size.width(), meta}));
    if (layout->direction == Qt::RightToLeft)
        alignLines(*layout->text, inner);
    layout->textRect = QRect(kBubblePadX, y, inner, size.height());
    y += size.height() + 1;
    const int metaLine = std::max(kMetaLine, badge.height());
    layout->metaRect = QRect(kBubblePadX, y, inner, metaLine);
    layout->authorRect.setWidth(inner);
    layout->quoteRect.setWidth(layout->quoteRect.height() > 0 ? inner + 8 : 0);
    layout->bubble = QSize(inner + 2 * kBubblePadX, y + metaLine + kBubblePadBottom);
    layOutChips(message, theme, std::min(pane - 48, kMostWidth), *layout);
    if (layout->isFailed)
        layOutFailure(message, theme, pane, *layout);
    return layout;
}

}
