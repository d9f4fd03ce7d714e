// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes.h"
#include "ui/models/mentions.h"

#include <QFuture>
#include <QTimer>

#include <functional>

namespace ui {

/// What people are called, for whoever shows an address: asked for when somebody looks, all that are looked
/// for at once in one question, and kept. What is not known yet is shown by its number meanwhile.
class People : public QObject {
    Q_OBJECT
public:
    struct Key {
        model::AccountId account;
        model::Jid jid; ///< without device
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.account.value, key.jid);
        }
    };
    struct Known {
        Who who;
        bool isSomebody = false; ///< the number knows that address
    };
    using Ask = std::function<QFuture<base::Result<QList<Known>>>(const QList<Key> &)>;
    static Ask throughDesk(door::Desk &desk); ///< in the order of the question; `desk` outlives what is made
    /// On the engine's thread. A number of ours is called by its label.
    static Known read(door::Engine &engine, const Key &key);

    /// @param clock  outlives it
    People(Ask ask, base::Clock &clock, QObject *parent = nullptr);
    /// Learns names from what comes.
    void follow(Changes &changes);

    Who look(const model::AccountId &account, const model::Jid &jid);
    /// For the text of a message: those whom it mentions.
    MentionWords calledIn(const model::Message &message);
    /// For a text that came without a list of them (a quote, a draft): whom "@972…" names among those whom
    /// the number knows.
    MentionWords calledIn(const model::AccountId &account, const QString &text);

    static constexpr base::milliseconds kFresh{60'000}; ///< looked at later than that it is asked for again
    static constexpr int kMost = 5'000; ///< kept

Q_SIGNALS:
    void changed(); ///< somebody is called otherwise than was shown

private:
    struct Entry {
        Known known;
        base::milliseconds askAt{0};
        bool isAsked = false;
    };
    const Entry &entry(const Key &key);
    void ask();
    void hear(const Key &key, const Who &who);
    void learn(const Key &key, const Who &who);

    Ask ask_;
    base::Clock &clock_;
    QHash<Key, Entry> entries_;
    QHash<Key, QString> heard_; ///< what those who wrote called themselves
    QList<Key> wanted_;
    QTimer soon_;
};

}
