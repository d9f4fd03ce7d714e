// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

namespace ui {

/// A text that is kept to be sent again.
struct SavedReply {
    QString shortcut; ///< what is typed after "/", without blanks
    QString text; ///< "{name}" stands for whom it goes to
    bool isPhones = false; ///< kept on the number's phone, and changed there
    bool operator==(const SavedReply &) const = default;
};

/// Those whose shortcut begins with what was typed, then those that have it anywhere; each in its order.
QList<SavedReply> matching(const QList<SavedReply> &all, const QString &typed);
/// "/hours   We are open …" in one line that runs as the window does, whatever its pieces are written in.
QString shownLine(const SavedReply &reply, Qt::LayoutDirection direction);
/// With the name put in; as it is when there is a gap and no name for it.
QString filled(const QString &text, const QString &name);
bool hasGap(const QString &text);

/// The replies of the team, kept with the settings of the window, and those that the phone of a number has.
/// `desk` outlives it.
class SavedReplies : public QObject {
    Q_OBJECT
public:
    explicit SavedReplies(door::Desk &desk, QObject *parent = nullptr);

    const QList<SavedReply> &own() const { return own_; }
    /// By shortcut; one of the same shortcut is replaced. `changed` when it is kept.
    void put(const SavedReply &reply, const QString &instead = {});
    void remove(const QString &shortcut);

    /// Turns to a number: its phone's are among `all` once they are known.
    void setNumber(const model::AccountId &account);
    QList<SavedReply> all() const; ///< the team's win over the phone's of the same shortcut
    void reload();

    static constexpr qsizetype kMost = 500;
    static constexpr qsizetype kLongestShortcut = 32;
    static constexpr qsizetype kLongestText = 4096;

Q_SIGNALS:
    void changed();
    void failed(const base::Error &error);

private:
    void keep(const QList<SavedReply> &next);

    door::Desk &desk_;
    QList<SavedReply> own_;
    QList<SavedReply> phones_;
    model::AccountId number_;
};

}
