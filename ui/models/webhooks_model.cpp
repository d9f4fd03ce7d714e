// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/webhooks_model.h"

#include "ui/models/answers.h"
#include "ui/models/changes.h"
#include "ui/models/row_merge.h"
#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

namespace ui {

using model::WebhookTarget;

WebhooksModel::WebhooksModel(
    door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent), desk_(desk), accounts_(accounts), clock_(clock)
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &WebhooksModel::ask);
    everySecond_.setInterval(1000);
    connect(&everySecond_, &QTimer::timeout, this, &WebhooksModel::tellAll);
    everySecond_.start();
    connect(&desk_, &door::Desk::webhooksChanged, this, &WebhooksModel::reload);
    connect(&accounts_, &AccountsModel::refreshed, this, &WebhooksModel::tellAll);
    soon_.start(0);
}

void WebhooksModel::reload()
{
    if (!soon_.isActive())
        soon_.start(kSoonMs);
}

void WebhooksModel::ask()
{
    const auto list = desk_.ask([](door::Engine &engine) -> base::Result<QList<WebhookTarget>> {
        ASSIGN_OR_RETURN(auto targets, engine.webhooks().list());
        for (WebhookTarget &target : targets)
            target.url.clear(); // may itself be the secret: no face needs it
        return targets;
    });
    whenAnswered(this, list, [this](const base::Result<QList<WebhookTarget>> &targets) {
        if (targets) {
            take(*targets);
            return;
        }
        trouble_ = targets.error();
        Q_EMIT refreshed();
    });
}

void WebhooksModel::take(const QList<WebhookTarget> &targets)
{
    loaded_ = true;
    trouble_.reset();
    mergeRows(
        targets_, targets,
        [this](int row, const auto &change) {
            beginRemoveRows({}, row, row);
            change();
            endRemoveRows();
        },
        [this](int row, const auto &change) {
            beginInsertRows({}, row, row);
            change();
            endInsertRows();
        });
    tellAll();
    Q_EMIT refreshed();
}

void WebhooksModel::tellAll()
{
    if (!targets_.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int WebhooksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(targets_.size());
}

QVariant WebhooksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WebhookTarget &target = targets_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return kindName(target.kind);
    case Qt::AccessibleTextRole:
        return sentence(target);
    case Qt::ToolTipRole: {
        const QString why = words::joined(explainTarget(target)).trimmed();
        return why.isEmpty() ? QVariant() : QVariant(why);
    }
    case TargetRole:
        return QVariant::fromValue(target);
    default:
        return {};
    }
}

QString WebhooksModel::numberName(const model::AccountId &account) const
{
    if (account.value.isEmpty())
        return tr("All numbers");
    const auto view = accounts_.view(account);
    return view ? isolate(view->label) : tr("A removed number");
}

QString WebhooksModel::age(const WebhookTarget &target, qint64 nowMs)
{
    return target.lastSuccessMs > 0 ? ui::age(nowMs - target.lastSuccessMs) : QString();
}

QString WebhooksModel::summary(const WebhookTarget &target) const
{
    const QString age = WebhooksModel::age(target, clock_.wallMs());
    const QString last = age.isEmpty() ? tr("no success yet") : tr("last success %1 ago").arg(age);
    const QString waits
        = target.backlog > 0 ? tr("%n waiting", nullptr, target.backlog) : tr("nothing waits");
    //: about a target: its number, its last success, and what waits
    return tr("%1 · %2 · %3").arg(numberName(target.account), last, waits);
}

QString WebhooksModel::sentence(const WebhookTarget &target) const
{
    const QString why = words::joined(explainTarget(target)).trimmed();
    //: for who listens. A target: kind, masked address, state, and the line of its row
    return tr("%1, %2, %3, %4. %5")
        .arg(kindName(target.kind), ltr(target.urlMasked), stateName(targetState(target)), summary(target),
            why)
        .trimmed();
}

std::optional<WebhookTarget> WebhooksModel::target(const QString &id) const
{
    const QModelIndex at = indexOf(id);
    return at.isValid() ? std::optional(targets_[at.row()]) : std::nullopt;
}

QModelIndex WebhooksModel::indexOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (targets_[row].id == id)
            return index(row);
    }
    return {};
}

}
