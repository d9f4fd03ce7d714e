// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attention.h"

#include "engine/words/explain.h"
#include "ui/models/accounts_model.h"
#include "ui/models/answers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

namespace {

QString troubleKey(const model::AccountId &account)
{
    return QStringLiteral("number/") + account.value;
}

}

Attention::Attention(const Given &given, std::unique_ptr<Notices> notices, QObject *parent)
    : QObject(parent),
      given_(given),
      notices_(std::move(notices)),
      news_(given.desk, given.changes, given.clock, given.isSeen, this)
{
    connect(&news_, &News::rang, this, &Attention::callRang);
    if (!notices_)
        return;
    connect(&news_, &News::told, this, [this](const Notice &notice) { notices_->show(notice); });
    connect(&news_, &News::over, this, [this](const QString &key) { notices_->takeBack(key); });
    connect(notices_.get(), &Notices::chosen, this, &Attention::follow);
    connect(notices_.get(), &Notices::readWanted, this, &Attention::markRead);
    connect(&given_.accounts, &AccountsModel::refreshed, this, &Attention::followNumbers);
    connect(&given_.changes, &Changes::happened, this, &Attention::alert);
}

void Attention::followNumbers()
{
    QSet<QString> now;
    for (const model::AccountView &view : given_.accounts.views()) {
        if (!AccountsModel::needsSomebody(view))
            continue;
        now.insert(view.id.value);
        if (isFirst_ || inTrouble_.contains(view.id.value))
            continue;
        notices_->show({troubleKey(view.id), view.label + QStringLiteral(": ") + words::stateName(view.state),
            words::joined(words::account(view)), view.id, {}});
    }
    for (const QString &id : std::as_const(inTrouble_)) {
        if (!now.contains(id))
            notices_->takeBack(troubleKey({id}));
    }
    inTrouble_ = now;
    isFirst_ = !given_.accounts.isLoaded();
}

/// New chats are blocked, or nearly.
void Attention::alert(const door::Event &event)
{
    if (event.type != u"alert")
        return;
    const QJsonObject data = QJsonDocument::fromJson(event.data).object();
    const model::Warning warning{
        data.value(u"code").toString(), data.value(u"detail").toString(), data.value(u"until").toInteger()};
    const auto view = given_.accounts.view(event.account);
    const auto chat = model::Jid::parse(event.subject.toLatin1());
    if (view && chat && warning.code == u"scheduled_not_sent") {
        notices_->show({QStringLiteral("scheduled/") + noticeKey(event.account, *chat), view->label,
            tr("A text was not sent at its time. It waits in its conversation."), event.account, *chat});
        return;
    }
    if (!view || (warning.code != u"time_lock" && warning.code != u"new_chat_quota"))
        return;
    notices_->show({QStringLiteral("alert/") + event.account.value + u'/' + warning.code, view->label,
        words::joined(words::warning(warning)), event.account, {}});
}

void Attention::follow(const Notice &notice)
{
    if (!notice.chat.isEmpty())
        Q_EMIT chatWanted(notice.account, notice.chat);
    else if (notice.account.value.isEmpty())
        Q_EMIT inboxWanted();
    else
        Q_EMIT numbersWanted();
}

void Attention::markRead(const Notice &notice)
{
    const auto ask = [account = notice.account, chat = notice.chat](
                         door::Engine &engine) { return engine.chats().markRead(account, chat); };
    whenAnswered(this, given_.desk.ask(ask), [](const base::Result<void> &) {});
}

}
