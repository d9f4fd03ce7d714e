// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/people.h"

#include "ui/models/answers.h"

namespace ui {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

/// What the address alone says.
Who strangerAt(const Jid &jid)
{
    return jid.isPn() ? Who{{}, u'+' + QString::fromLatin1(jid.user), false} : Who{{}, {}, jid.isPerson()};
}

}

People::Known People::read(door::Engine &engine, const Key &key)
{
    if (const auto own = engine.accounts().find(key.account);
        own && (own->pn.sameUser(key.jid) || own->lid.sameUser(key.jid)))
        return {{own->label, u'+' + QString::fromLatin1(own->pn.user), false}, true};
    const auto details = engine.contacts().details(key.account, key.jid);
    if (!details)
        return {strangerAt(key.jid), false};
    const model::Contact &contact = details->contact;
    const QString &name = contact.name.isEmpty() ? contact.pushName : contact.name;
    return {{name, contact.phone, contact.phone.isEmpty()}, true};
}

People::Ask People::throughDesk(door::Desk &desk)
{
    return [&desk](const QList<Key> &keys) {
        return desk.ask([keys](door::Engine &engine) {
            QList<Known> known;
            for (const Key &key : keys)
                known.append(read(engine, key));
            return known;
        });
    };
}

People::People(Ask ask, base::Clock &clock, QObject *parent)
    : QObject(parent), ask_(std::move(ask)), clock_(clock)
{
    soon_.setSingleShot(true);
    soon_.setInterval(0);
    connect(&soon_, &QTimer::timeout, this, &People::ask);
}

void People::follow(Changes &changes)
{
    connect(&changes, &Changes::messageChanged, this, [this](const model::Message &message) {
        if (message.direction == model::Direction::In && !message.fromName.isEmpty())
            hear({message.account, message.from.withoutDevice()}, authorOf(message));
    });
    connect(&changes, &Changes::chatChanged, this, [this](const model::Chat &chat) {
        if (!chat.jid.isPerson() || chat.name.isEmpty())
            return;
        learn({chat.account, chat.jid.withoutDevice()}, whoOf(chat));
        learn({chat.account, chat.lid.withoutDevice()}, whoOf(chat));
    });
    connect(&changes, &Changes::missed, this, [this] {
        for (Entry &entry : entries_)
            entry.askAt = {};
        Q_EMIT changed(); // whoever shows them looks again
    });
}

const People::Entry &People::entry(const Key &key)
{
    if (entries_.size() >= kMost && !entries_.contains(key))
        entries_.clear();
    auto found = entries_.find(key);
    if (found == entries_.end())
        found = entries_.insert(key, {{strangerAt(key.jid), false}});
    if (!found->isAsked && clock_.monotonic() >= found->askAt) {
        found->isAsked = true;
        wanted_.append(key);
        soon_.start();
    }
    return *found;
}

Who People::look(const AccountId &account, const Jid &jid)
{
    return jid.isPerson() ? entry({account, jid.withoutDevice()}).known.who : Who();
}

MentionWords People::calledIn(const model::Message &message)
{
    MentionWords words;
    for (const Jid &jid : message.mentions) {
        if (jid.isPerson())
            words.insert(jid.user, shownMention(look(message.account, jid)));
    }
    return words;
}

MentionWords People::calledIn(const AccountId &account, const QString &text)
{
    MentionWords words;
    for (const UserAt &at : usersIn(text)) {
        for (const Jid &jid : {Jid::pn(at.user), Jid::lid(at.user)}) {
            if (const Known known = entry({account, jid}).known; known.isSomebody)
                words.insert(at.user, shownMention(known.who));
        }
    }
    return words;
}

void People::ask()
{
    const QList<Key> keys = std::exchange(wanted_, {});
    if (keys.isEmpty())
        return;
    whenAnswered(this, ask_(keys), [this, keys](const Result<QList<Known>> &answer) {
        bool isNews = false;
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const auto found = entries_.find(keys.at(i));
            if (found == entries_.end() || !found->isAsked)
                continue; // somebody told more meanwhile
            found->isAsked = false;
            found->askAt = clock_.monotonic() + kFresh;
            if (!answer || i >= answer->size())
                continue;
            const Known &known = answer->at(i);
            isNews = isNews || found->known.who != known.who || found->known.isSomebody != known.isSomebody;
            found->known = known;
        }
        if (isNews)
            Q_EMIT changed();
    });
}

/// Who writes may be somebody who was mentioned by another address, and without a name: worth another look.
void People::hear(const Key &key, const Who &who)
{
    if (heard_.size() >= kMost)
        heard_.clear();
    if (heard_.value(key) == who.name)
        return;
    heard_.insert(key, who.name);
    bool isWorthALook = false;
    for (auto one = entries_.begin(); one != entries_.end(); ++one) {
        if (one.key().account == key.account && one->known.who.name.isEmpty()) {
            one->askAt = {};
            isWorthALook = true;
        }
    }
    learn(key, who);
    if (isWorthALook)
        Q_EMIT changed();
}

/// Of those alone whom somebody looked for: the rest is asked for when it is.
void People::learn(const Key &key, const Who &who)
{
    const auto found = entries_.find(key);
    if (found == entries_.end() || found->known.who == who)
        return;
    found->known = {who, true};
    found->isAsked = false;
    found->askAt = clock_.monotonic() + kFresh;
    Q_EMIT changed();
}

}
