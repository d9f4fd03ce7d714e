// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/models/changes.h"
#include "ui/models/mentions.h"
#include "ui/models/news_level.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace ui {

/// Something to be told beside the window. A later one of the same key takes its place.
struct Notice {
    QString key; ///< a chat's, "many", or a number's
    QString title;
    QString body;
    model::AccountId account;
    model::Jid chat; ///< empty: not about one chat
    bool operator==(const Notice &) const = default;
};
QString noticeKey(const model::AccountId &account, const model::Jid &chat);
inline constexpr char kManyKey[] = "many";

/// What has come for one chat.
struct ChatNews {
    model::Chat chat;
    QString number; ///< what the number is called that it came to
    QList<model::Message> messages; ///< oldest first, at least one
    MentionWords called = {}; ///< whom the last of them mentions
    bool isQuietHour = false; ///< of the client whose number it is
    NewsLevel level = NewsLevel::Full; ///< of that number
};

/// What of it is told, and in which words: muted and archived chats keep quiet, as do status and newsletters,
/// and everything in a client's quiet hours; what waited while the number was away, or comes for many chats
/// at once, is one notice.
QList<Notice> noticesOf(const QList<ChatNews> &news, qint64 nowMs);

/// Watches what comes, and says what is to be told of it. What is given outlives it.
class News : public QObject {
    Q_OBJECT
public:
    /// @return whether somebody is looking at that chat now
    using IsSeen = std::function<bool(const model::AccountId &, const model::Jid &)>;

    News(door::Desk &desk, Changes &changes, const base::Clock &clock, IsSeen isSeen, QObject *parent);
    void setLevel(NewsLevel level); ///< of numbers without one of their own

Q_SIGNALS:
    void told(const ui::Notice &notice);
    void over(const QString &key); ///< it has been read
    /// Somebody calls. @param message  the line of the chat that says so
    void rang(const QString &message, const QString &sentence);

private:
    using Gathered = QHash<QString, QList<model::Message>>;
    void take(const model::Message &message);
    void look();
    void tellCall(const model::Message &message);
    static base::Result<QList<ChatNews>> read(
        door::Engine &engine, const Gathered &gathered, NewsLevel usual, qint64 nowMs);
    static bool isQuietHour(door::Engine &engine, const model::AccountId &account, qint64 nowMs);

    door::Desk &desk_;
    const base::Clock &clock_;
    IsSeen isSeen_;
    NewsLevel level_ = NewsLevel::Full;
    QSet<QString> fresh_; ///< ids that the feed calls received
    Gathered gathered_; ///< by chat
    QTimer soon_;
};

}
