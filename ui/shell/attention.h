// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/notices.h"

#include <QSet>

namespace ui {

class AccountsModel;

/// Tells somebody who is not looking at the window: of messages as the level says, of numbers that need
/// somebody always. What is given outlives it.
class Attention : public QObject {
    Q_OBJECT
public:
    struct Given {
        door::Desk &desk;
        Changes &changes;
        AccountsModel &accounts;
        const base::Clock &clock;
        News::IsSeen isSeen;
    };
    /// @param notices  null: this desktop shows none
    Attention(const Given &given, std::unique_ptr<Notices> notices, QObject *parent);

    bool isPossible() const { return notices_ != nullptr; }
    void setLevel(NewsLevel level) { news_.setLevel(level); }

Q_SIGNALS:
    void chatWanted(const model::AccountId &account, const model::Jid &chat);
    void inboxWanted();
    void numbersWanted();
    void callRang(const QString &message, const QString &sentence); ///< as of News; also without notices

private:
    void followNumbers();
    void alert(const door::Event &event);
    void follow(const Notice &notice);
    void markRead(const Notice &notice);

    Given given_;
    std::unique_ptr<Notices> notices_;
    News news_;
    QSet<QString> inTrouble_; ///< numbers that need somebody, and of whom that is told
    bool isFirst_ = true; ///< what was so when the window opened is seen in it
};

}
