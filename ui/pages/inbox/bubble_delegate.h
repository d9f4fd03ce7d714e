// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/pages/inbox/bubble_layout.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace ui {

class ConversationModel;
class MessagePictures;

/// Paints the rows of a conversation: day, line of what is unread, bubble, and why a message was not sent.
/// Layouts are kept for the width they were made for. `model`, `theme` and `clock` outlive it.
class BubbleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    BubbleDelegate(const ConversationModel &model, Theme &theme, base::Clock &clock, QObject *parent);

    /// What is under a point of a row.
    struct Hit {
        enum class Kind {
            Nothing,
            Bubble,
            Link,
            Quote,
            Again,
            Details,
            Write,
            Vote,
            Reaction,
            Fetch,
            View,
            Play,
            Seek,
            Speed
        };
        Kind kind = Kind::Nothing;
        QUrl url = {};
        QString phone = {}; ///< E.164
        int option = -1; ///< of a poll
        QString names = {}; ///< who reacted like that
        double share = 0; ///< of a sound, where it is to go on
    };
    Hit hitAt(const QRect &row, const QModelIndex &index, const QPoint &point) const;
    QList<QUrl> linksOf(const QModelIndex &index, int width) const;

    void setFiles(MessageFiles &files) { files_ = &files; } ///< outlives it
    void setPictures(MessagePictures &pictures) { whole_ = &pictures; } ///< outlives it
    void setPlayer(const Player &player) { player_ = &player; } ///< outlives it
    FileView fileOf(const model::Message &message) const; ///< Unknown: none, or not known yet
    QStringList phonesOf(const QModelIndex &index, int width) const; ///< that can be written to

    int heightOf(const QModelIndex &index, int width) const;
    /// Space above the first row, so that a short conversation stands at the bottom.
    void setLead(int lead) { lead_ = lead; }
    int lead() const { return lead_; }
    void forget(const QString &id)
    {
        layouts_.remove(id);
        pictures_.remove(id);
    }
    void forgetAll() { layouts_.clear(); }
    /// The words of it are marked from now on; empty: nothing is looked for.
    void setWanted(const QString &wanted)
    {
        wanted_ = wanted;
        forgetAll();
    }
    void flash(const QString &id) { flashed_ = id; } ///< the bubble that was jumped to; empty: none

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    /// The pieces of a row, from its top.
    struct Rows {
        int day = -1; ///< top of the day pill; -1: none
        int unread = -1;
        int bubble = 0;
    };
    Rows rowsOf(const QModelIndex &index) const;
    std::shared_ptr<const BubbleLayout> layoutOf(const QModelIndex &index, int width) const;
    BubbleParts partsOf(const QModelIndex &index) const;
    QImage pictureOf(const model::Message &message) const;
    QImage wholeOf(const model::Message &message) const;
    std::optional<Hit> hitPiece(const QRect &bubble, const BubbleLayout &layout, const QPoint &point) const;
    std::optional<Hit> hitText(const QRect &bubble, const BubbleLayout &layout, const QPoint &point) const;
    QRect bubbleRect(const QRect &row, const QModelIndex &index, const BubbleLayout &layout) const;
    void paintDay(QPainter &painter, const QRect &row, int top, qint64 ms) const;
    void paintUnread(QPainter &painter, const QRect &row, int top) const;

    const ConversationModel &model_;
    MessageFiles *files_ = nullptr;
    MessagePictures *whole_ = nullptr;
    const Player *player_ = nullptr;
    Theme &theme_;
    base::Clock &clock_;
    mutable QCache<QString, std::shared_ptr<const BubbleLayout>> layouts_;
    mutable QCache<QString, QImage> pictures_;
    int lead_ = 0;
    QString flashed_;
    QString wanted_;
};

}
