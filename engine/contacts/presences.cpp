// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/presences.h"

#include "engine/trust/token_rules.h"

#include <algorithm>

namespace contacts {

using model::Doing;
using model::Jid;
using model::Presence;
using model::Whereabouts;
using wire::NodeView;

namespace {
/// Somebody who types comes and goes with every word: a window is told at most so often.
constexpr base::milliseconds kGather{50};
}

Presences::Presences(Parts parts) : parts_(std::move(parts)) { }

Jid Presences::addressOf(const Jid &jid) const
{
    if (!jid.isPerson())
        return jid.withoutDevice();
    const auto person = parts_.store.people().find(parts_.account, jid);
    return person && *person ? (*person)->address() : jid.withoutDevice();
}

void Presences::follow(const Jid &person)
{
    if (!person.isPerson() || person.sameUser(parts_.pn) || person.sameUser(parts_.lid))
        return;
    const auto record = parts_.store.people().find(parts_.account, person);
    Followed one{person.withoutDevice(), person.withoutDevice()};
    if (record && *record) {
        one.person = (*record)->address();
        one.asked = (*record)->lid.isEmpty() ? one.person : (*record)->lid;
    }
    const auto isSame = [&](const Followed &other) { return other.person == one.person; };
    const auto there = std::find_if(followed_.begin(), followed_.end(), isSame);
    const bool isNew = there == followed_.end();
    if (!isNew)
        followed_.erase(there);
    followed_.append(one);
    if (followed_.size() > kMostFollowed) {
        const Followed gone = followed_.takeFirst();
        if (const auto entry = entries_.find({gone.person, gone.person}); entry != entries_.end()) {
            entry->now.is = Whereabouts::Unknown;
            entry->now.lastSeenMs = 0;
            gather();
        }
    }
    if (isNew)
        subscribe(one);
}

void Presences::subscribe(const Followed &followed)
{
    QByteArray token;
    const auto person = parts_.store.people().find(parts_.account, followed.asked);
    if (person && *person) {
        const auto kept = parts_.store.history().token(parts_.account, (*person)->id);
        if (kept && *kept && trust::isStillGood((*kept)->receivedMs, parts_.clock.wallMs()))
            token = (*kept)->token;
    }
    parts_.send(subscription(followed.asked, token));
}

void Presences::onPresence(const NodeView &presence)
{
    const auto heard = readPresence(presence, parts_.clock.wallMs());
    if (!heard)
        return;
    const Jid person = addressOf(heard->from);
    const bool isFollowed = std::any_of(followed_.cbegin(), followed_.cend(),
        [&](const Followed &one) { return one.person == person || one.asked == heard->from; });
    if (!isFollowed)
        return; // nobody asked: a server that tells of thousands fills no memory
    Entry &entry = entries_[{person, person}];
    entry.now.is = heard->is;
    entry.now.lastSeenMs = heard->lastSeenMs;
    if (heard->is != Whereabouts::Online) {
        entry.now.doing = Doing::Nothing;
        entry.expiry.stop();
    }
    gather();
}

void Presences::onTyping(const NodeView &chatstate)
{
    const auto heard = readTyping(chatstate);
    if (!heard || heard->from.sameUser(parts_.pn) || heard->from.sameUser(parts_.lid))
        return;
    set({addressOf(heard->chat), addressOf(heard->from)}, heard->doing);
}

void Presences::wrote(const Jid &chat, const Jid &from)
{
    if (!entries_.isEmpty() && from.isPerson())
        set({addressOf(chat), addressOf(from)}, Doing::Nothing);
}

void Presences::set(const Key &key, Doing doing)
{
    auto entry = entries_.find(key);
    if (entry == entries_.end()) {
        if (doing == Doing::Nothing || entries_.size() >= kMostTyping + kMostFollowed)
            return;
        entry = entries_.insert(key, {});
    }
    entry->now.doing = doing;
    entry->expiry.stop();
    if (doing != Doing::Nothing)
        entry->expiry = parts_.clock.after(kTypes, [this, key] { set(key, Doing::Nothing); });
    if (entry->now != entry->told)
        gather();
}

void Presences::lineUp()
{
    for (const Followed &one : std::as_const(followed_))
        subscribe(one);
}

void Presences::lineLost()
{
    for (Entry &entry : entries_) {
        entry.now = {};
        entry.expiry.stop();
    }
    gather();
}

qint64 Presences::heldBytes() const
{
    return entries_.size() * qint64(sizeof(Key) + sizeof(Entry))
        + followed_.size() * qint64(sizeof(Followed));
}

void Presences::gather()
{
    if (gathering_.isArmed())
        return;
    gathering_ = parts_.clock.after(kGather, [this] {
        gathering_.stop();
        tell();
    });
}

void Presences::tell()
{
    QList<Presence> news;
    for (auto it = entries_.begin(); it != entries_.end();) {
        if (it->now != it->told)
            news.append(view(it.key(), it->now));
        it->told = it->now;
        it = it->now == State() ? entries_.erase(it) : std::next(it);
    }
    for (const Presence &one : std::as_const(news))
        Q_EMIT changed(one);
}

Presence Presences::view(const Key &key, const State &state) const
{
    Presence shown{parts_.account, key.first, key.second, {}, {}, state.doing, state.is, state.lastSeenMs};
    if (const auto person = parts_.store.people().find(parts_.account, key.second); person && *person)
        shown.name = (*person)->name();
    if (key.second.isPn())
        shown.phone = u'+' + QString::fromLatin1(key.second.user);
    return shown;
}

QList<Presence> Presences::of(const Jid &chat) const
{
    QList<Presence> all;
    const Jid address = addressOf(chat);
    for (auto it = entries_.cbegin(); it != entries_.cend(); ++it) {
        if (it.key().first == address && it->now != State())
            all.append(view(it.key(), it->now));
    }
    std::sort(all.begin(), all.end(),
        [](const Presence &a, const Presence &b) { return a.from.text() < b.from.text(); });
    return all;
}

}
