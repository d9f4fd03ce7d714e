// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "ui/theme/shapes.h"

#include <QTextLayout>
#include <QUrl>

#include <memory>

namespace ui {

/// What a bubble is made of, besides its message: names are known to the conversation.
struct BubbleParts {
    model::Message message;
    QString author; ///< shown above the text when not empty
    QString quoteName;
    bool quoteIsLoaded = false; ///< then it can be jumped to
    QList<QPair<QString, QString>> mentions; ///< what the text has, what is shown for it
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
    QList<QPair<int, int>> mentions; ///< start, length

    QString author;
    QRect authorRect;
    QString quoteName;
    QString quoteText; ///< elided
    QRect quoteRect;
    bool quoteIsLoaded = false;

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

    int height() const
    {
        return isFailed ? std::max(detailsRect.bottom(), whyRect.bottom()) + 3 : bubble.height();
    }
};

QFont bubbleTimeFont(const Theme &theme);

/// @param pane  width of the whole row
std::shared_ptr<const BubbleLayout> layOut(const BubbleParts &parts, const Theme &theme, int pane);

}
