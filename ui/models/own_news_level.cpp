// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/own_news_level.h"

#include "ui/models/answers.h"

namespace ui {

QList<OwnNewsLevel::Choice> OwnNewsLevel::choices(const QString &usual)
{
    return {{usual, {}}, {tr("With name and text"), wordOf(NewsLevel::Full)},
        {tr("Only how many"), wordOf(NewsLevel::Private)}, {tr("None"), wordOf(NewsLevel::Off)}};
}

void OwnNewsLevel::load(const QString &id)
{
    id_ = id;
    if (id.isEmpty()) {
        Q_EMIT loaded({});
        return;
    }
    const auto ask
        = [key = newsLevelKey(id)](door::Engine &engine) { return engine.settings().preference(key); };
    whenAnswered(this, desk_.ask(ask), [this, id](const base::Result<QByteArray> &word) {
        if (id == id_)
            Q_EMIT loaded(word.value_or(QByteArray()));
    });
}

void OwnNewsLevel::keep(const QString &id, const QByteArray &word)
{
    id_.clear(); // what is still being read is older than this
    const auto ask = [key = newsLevelKey(id), word](
                         door::Engine &engine) { return engine.settings().setPreference(key, word); };
    whenAnswered(this, desk_.ask(ask), [this](const base::Result<void> &kept) {
        if (!kept)
            Q_EMIT failed(kept.error());
    });
}

}
