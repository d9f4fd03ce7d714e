// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/news_level.h"

#include "engine/door/engine.h"

namespace ui {

QByteArray wordOf(NewsLevel level)
{
    return level == NewsLevel::Off ? "off" : level == NewsLevel::Private ? "private" : "full";
}

NewsLevel newsLevelFromWord(const QByteArray &word)
{
    return word == "off" ? NewsLevel::Off : word == "private" ? NewsLevel::Private : NewsLevel::Full;
}

QString newsLevelKey(const QString &id)
{
    return QStringLiteral("news/") + id;
}

NewsLevel newsLevelOf(door::Engine &engine, const model::AccountId &account, NewsLevel usual)
{
    const auto own = [&](const QString &id) {
        return id.isEmpty() ? QByteArray()
                            : engine.settings().preference(newsLevelKey(id)).value_or(QByteArray());
    };
    QByteArray word = own(account.value);
    if (word.isEmpty())
        word = own(engine.accounts().find(account).value_or(model::AccountView()).client.value);
    return word.isEmpty() ? usual : newsLevelFromWord(word);
}

}
