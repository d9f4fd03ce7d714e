// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "ui/models/files.h"
#include "ui/models/mentions.h"
#include "ui/models/player.h"
#include "ui/models/reactions.h"
#include "ui/theme/shapes.h"

#include <QImage>
#include <QTextLayout>
#include <QUrl>

#include <memory>

namespace ui {

/// What a bubble is made of, besides its message: names are known to the conversation.
struct BubbleParts {
    model::Message message;
    QString author; ///< shown above the text when not empty
    QString quoteName;
    QString quoteText;
    QImage picture; ///< the small one that came along; null: none, or not a good one
    FileView file; ///< of a message that carries one
    SoundView sound; ///< of one that can be heard
    QString waiting; ///< what is on its way to change it; empty: nothing
    qint64 nowMs = 0;
    MentionWords mentions; ///< what is shown for those whom the text names
    QString wanted; ///< what is looked for in the chat: its words are marked
};

/// One thing of what a message carries: painted, and perhaps to be clicked.
struct BubblePiece {
    enum class Kind { Words, Icon, Ground, Picture, Wave, Bar, Choice };
    Kind kind = Kind::Words;
    QRect rect;
    QString text; ///< isolated already, and short enough
    Role role = Role::Body;
    Token ink = Token::BubbleText;
    ui::Icon icon = ui::Icon::File;
    QImage picture; ///< null: `icon` on a ground, until the whole one is there
    QByteArray wave; ///< 0 to 100 each
    double share = 0; ///< of a bar; of a wave: how much was heard
    bool isOn = false; ///< a choice
    bool isRound = false; ///< a choice: the only one
    QUrl url; ///< opened by a click
    QString phone; ///< written to by a click, E.164
    int option = -1; ///< of a poll: voted for by a click
    bool fetches = false; ///< brings the file here by a click
    bool views = false; ///< shows the picture large by a click
    bool plays = false; ///< plays the sound by a click, or pauses it
    bool seeks = false; ///< goes on from where it is clicked
    bool speeds = false; ///< plays faster by a click, or as it was spoken
    bool isClickable() const
    {
        return !url.isEmpty() || !phone.isEmpty() || option >= 0 || fetches || views || plays || seeks
            || speeds;
    }
};

/// A message measured for one width: colours are chosen while painting. All places are those of a window that
/// runs from left to right, relative to the bubble's corner; QStyle::visualRect turns them round.
struct BubbleLayout {
    struct Link {
        int start = 0;
        int length = 0;
        QUrl url;
    };
    int width = 0; ///< of the pane that it was measured for
    bool isOwn = false;
    bool isFailed = false;
    bool isPlaceholder = false;
    Qt::LayoutDirection direction = Qt::LeftToRight; ///< of the text

    QSize bubble;
    std::unique_ptr<QTextLayout> text;
    QRect textRect;
    QList<Link> links;
    QList<model::TextMark> mentions;
    QList<model::TextMark> found; ///< the words that are looked for

    QString author;
    QRect authorRect;
    QString quoteName;
    QString quoteText; ///< elided
    QRect quoteRect;

    QList<BubblePiece> pieces;
    struct Chip {
        ReactionChip reaction;
        QString text;
        QRect rect;
    };
    QList<Chip> chips; ///< below the bubble, over its edge

    QString time;
    QRect metaRect;
    bool hasTick = false;
    Tick tick = Tick::Waiting;

    std::unique_ptr<QTextLayout> why; ///< below a message that was not sent
    QRect whyRect;
    QString again;
    QRect againRect;
    QString details;
    QRect detailsRect;

    static constexpr int kChipBelow = 18; ///< how far the chips stand out

    int height() const
    {
        return isFailed ? std::max(detailsRect.bottom(), whyRect.bottom()) + 3
                        : bubble.height() + (chips.isEmpty() ? 0 : kChipBelow);
    }
};

QFont bubbleTimeFont(const Theme &theme);

/// @param pane  width of the whole row
std::shared_ptr<const BubbleLayout> layOut(const BubbleParts &parts, const Theme &theme, int pane);

}
