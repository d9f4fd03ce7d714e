// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/progress.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace history {

using base::Result;

namespace {

QString settingOf(const model::AccountId &account)
{
    return u"history/"_s + account.value;
}

}

QString kindWord(quint32 type)
{
    static const QString words[]
        = {u"initial"_s, u"status"_s, u"full"_s, u"recent"_s, u"names"_s, u"settings"_s, u"on_demand"_s};
    return type < std::size(words) ? words[type] : u"other"_s;
}

Result<std::optional<model::HistoryProgress>> readProgress(
    store::Store &store, const model::AccountId &account)
{
    ASSIGN_OR_RETURN(const auto value, store.settings().value(settingOf(account)));
    if (!value)
        return std::optional<model::HistoryProgress>();
    const QJsonObject json = QJsonDocument::fromJson(*value).object();
    model::HistoryProgress progress;
    progress.isRunning = json[u"running"].toBool();
    progress.percent = json[u"percent"].toInt();
    progress.kind = json[u"kind"].toString();
    progress.chats = json[u"chats"].toInteger();
    progress.messages = json[u"messages"].toInteger();
    return std::optional<model::HistoryProgress>(std::move(progress));
}

Result<void> saveProgress(
    store::Store &store, const model::AccountId &account, const model::HistoryProgress &progress)
{
    const QJsonObject json{{u"running"_s, progress.isRunning}, {u"percent"_s, progress.percent},
        {u"kind"_s, progress.kind}, {u"chats"_s, progress.chats}, {u"messages"_s, progress.messages}};
    return store.settings().set(settingOf(account), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

}
