// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/contact_card.h"

#include "ui/models/answers.h"

#include <chrono>

namespace ui {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {
constexpr std::chrono::milliseconds kCardGather{100};
constexpr std::chrono::milliseconds kNoteAfter{800};
}

ContactCard::ContactCard(door::Desk &desk, Changes &changes, QObject *parent) : QObject(parent), desk_(desk)
{
    soon_.setSingleShot(true);
    soon_.setInterval(kCardGather);
    connect(&soon_, &QTimer::timeout, this, &ContactCard::refresh);
    noteTimer_.setSingleShot(true);
    noteTimer_.setInterval(kNoteAfter);
    connect(&noteTimer_, &QTimer::timeout, this, &ContactCard::keepNote);
    connect(&desk, &door::Desk::profileChanged, this, [this](const AccountId &account, const Jid &whose) {
        if (account == chat_.account && (whose.isEmpty() || whose == chat_.jid || whose == chat_.lid))
            soon_.start();
    });
    connect(&changes, &Changes::chatChanged, this, [this](const model::Chat &chat) {
        if (chat.account != chat_.account || chat.jid != chat_.jid)
            return;
        chat_.labels = chat.labels;
        soon_.start();
    });
    connect(&changes, &Changes::missed, this, [this] { soon_.start(); });
}

void ContactCard::open(const model::Chat &chat)
{
    if (chat.account == chat_.account && chat.jid == chat_.jid) {
        const bool isOther = chat.labels != chat_.labels;
        chat_ = chat;
        if (isOther)
            Q_EMIT changed();
        return;
    }
    keepNote();
    ++opening_;
    chat_ = chat;
    person_.reset();
    group_.reset();
    members_.clear();
    labels_.clear();
    refresh();
    Q_EMIT changed();
}

void ContactCard::close()
{
    keepNote();
    ++opening_;
    chat_ = {};
    person_.reset();
    group_.reset();
    members_.clear();
    soon_.stop();
}

/// Of the chat that is open now alone; what failed is told.
template <class T, class Take>
void ContactCard::take(QFuture<Result<T>> future, Take take)
{
    whenAnswered(this, std::move(future), [this, take, opening = opening_](const Result<T> &answer) {
        if (opening != opening_)
            return;
        if (!answer) {
            // a chat that nobody wrote in yet has nobody to know of
            if (answer.error().fault != base::Fault::NotFound)
                Q_EMIT failed(answer.error());
            return;
        }
        take(*answer);
        Q_EMIT changed();
    });
}

void ContactCard::refresh()
{
    if (chat_.jid.isPerson())
        askPerson();
    else if (chat_.jid.isGroup())
        askGroup();
    askLabels();
}

void ContactCard::askPerson()
{
    const auto show = [this](const model::ContactDetails &details) { person_ = details; };
    // what is here at once, what the network says when it says it
    take(desk_.ask([account = chat_.account, jid = chat_.jid](
                       door::Engine &engine) { return engine.contacts().details(account, jid); }),
        [this, show](const model::ContactDetails &details) {
            show(details);
            if (details.isAboutKnown)
                return;
            take(desk_.ask([account = chat_.account, jid = chat_.jid](
                               door::Engine &engine) { return engine.contacts().askDetails(account, jid); }),
                show);
        });
}

void ContactCard::askGroup()
{
    take(desk_.ask([account = chat_.account, jid = chat_.jid](
                       door::Engine &engine) { return engine.groups().find(account, jid); }),
        [this](const std::optional<model::Group> &group) { group_ = group; });
    take(desk_.ask([account = chat_.account, jid = chat_.jid](
                       door::Engine &engine) { return engine.groups().participants(account, jid); }),
        [this](const QList<model::Participant> &members) { members_ = members; });
}

void ContactCard::askLabels()
{
    take(
        desk_.ask([account = chat_.account](door::Engine &engine) { return engine.chats().labels(account); }),
        [this](const QList<model::Label> &labels) { labels_ = labels; });
}

void ContactCard::setNote(const QString &text)
{
    note_ = text;
    noteTimer_.start();
}

void ContactCard::keepNote()
{
    noteTimer_.stop();
    if (!note_)
        return;
    const QString text = *std::exchange(note_, std::nullopt);
    if (person_)
        person_->note = text;
    whenAnswered(this, desk_.ask([account = chat_.account, jid = chat_.jid, text](door::Engine &engine) {
        return engine.contacts().setNote(account, jid, text);
    }),
        [this](const Result<void> &kept) {
            if (kept)
                Q_EMIT noteKept();
            else
                Q_EMIT failed(kept.error());
        });
}

void ContactCard::block(bool on)
{
    take(desk_.ask([account = chat_.account, jid = chat_.jid, on](door::Engine &engine) {
        // as it is then
        return engine.contacts().block(account, jid, on).then(&engine, [&engine, account, jid] {
            return engine.contacts().details(account, jid);
        });
    }),
        [this](const model::ContactDetails &details) { person_ = details; });
}

void ContactCard::separate(qint64 merge)
{
    take(desk_.ask([account = chat_.account, jid = chat_.jid, merge](door::Engine &engine) {
        return engine.contacts()
            .separate(account, jid, merge)
            .then(&engine, [&engine, account](const door::Contacts::Separated &two) {
                return engine.contacts().details(account, two.stays);
            });
    }),
        [this](const model::ContactDetails &details) { person_ = details; });
}

void ContactCard::joinWith(const model::Jid &other)
{
    take(desk_.ask([account = chat_.account, jid = chat_.jid, other](door::Engine &engine) {
        return engine.contacts().joinAgain(account, jid, other).then(&engine, [&engine, account, jid] {
            return engine.contacts().details(account, jid);
        });
    }),
        [this](const model::ContactDetails &details) { person_ = details; });
}

void ContactCard::label(const QString &id, bool on)
{
    take(desk_.ask([account = chat_.account, jid = chat_.jid, id, on](
                       door::Engine &engine) { return engine.chats().label(account, jid, id, on); }),
        [this](const model::Chat &chat) { chat_.labels = chat.labels; });
}

}
