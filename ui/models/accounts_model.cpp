// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/accounts_model.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ui {

using model::AccountState;
using model::AccountView;

namespace {

/// What the list is sorted by: trouble, work under way, then the rest.
int urgency(const AccountView &view)
{
    if (AccountsModel::needsSomebody(view))
        return 0;
    switch (view.state) {
    case AccountState::WaitingForScan:
    case AccountState::WaitingForCode:
        return 1;
    case AccountState::Quiet:
    case AccountState::Reconnecting:
    case AccountState::Connecting:
        return 2;
    case AccountState::Unpaired:
        return 3;
    default:
        return 4;
    }
}

}

AccountsModel::AccountsModel(door::Desk &desk, Changes &changes, const base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), desk_(desk), clock_(clock)
{
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, [this] {
        whenAnswered(this, desk_.ask([](door::Engine &engine) { return engine.accounts().list(); }),
            [this](const base::Result<QList<AccountView>> &views) {
                if (views)
                    take(*views);
            });
    });
    everySecond_.setInterval(1000);
    connect(&everySecond_, &QTimer::timeout, this, [this] {
        if (!views_.isEmpty())
            Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
    });
    everySecond_.start();
    connect(&changes, &Changes::accountChanged, this, &AccountsModel::reload);
    connect(&changes, &Changes::messageChanged, this, &AccountsModel::reload);
    connect(&changes, &Changes::missed, this, &AccountsModel::reload);
    soon_.start(0);
}

void AccountsModel::reload()
{
    if (!soon_.isActive())
        soon_.start(kSoonMs);
}

void AccountsModel::take(QList<AccountView> views)
{
    std::stable_sort(views.begin(), views.end(),
        [](const AccountView &a, const AccountView &b) { return urgency(a) < urgency(b); });
    const bool sameRows = views.size() == views_.size()
        && std::equal(views.begin(), views.end(), views_.begin(),
            [](const AccountView &a, const AccountView &b) { return a.id == b.id; });
    loaded_ = true;
    if (sameRows) {
        views_ = std::move(views);
        if (!views_.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &old : before) {
            const model::AccountId id = views_.value(old.row()).id;
            const auto at = std::find_if(
                views.begin(), views.end(), [&](const AccountView &view) { return view.id == id; });
            after.append(at == views.end() ? QModelIndex()
                                           : createIndex(static_cast<int>(at - views.begin()), old.column()));
        }
        views_ = std::move(views);
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }
    Q_EMIT refreshed();
}

int AccountsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(views_.size());
}

int AccountsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountsModel::text(const AccountView &view, int column) const
{
    switch (column) {
    case Number:
        return view.label;
    case State:
        return words::stateName(view.state);
    case SentToday:
        return QLocale().toString(view.sentToday);
    case ReceivedToday:
        return QLocale().toString(view.receivedToday);
    case Waiting:
        return QLocale().toString(view.queued);
    default:
        return {};
    }
}

QString AccountsModel::sentence(const AccountView &view) const
{
    const QString phone = phoneOf(view).isEmpty() ? tr("not linked yet") : phoneOf(view);
    const QString state = words::stateName(view.state);
    const QString age = AccountsModel::age(view, clock_.wallMs());
    QStringList parts{tr("%1, %2, %3, sent today %4, received today %5, waiting %6")
                          .arg(view.label, phone, age.isEmpty() ? state : state + u' ' + age)
                          .arg(view.sentToday)
                          .arg(view.receivedToday)
                          .arg(view.queued)};
    for (const model::Warning &warning : view.warnings)
        parts.append(words::warning(warning).what);
    return parts.join(QStringLiteral(". "));
}

/// Why it is as it is, and what to beware of.
QString AccountsModel::explained(const AccountView &view)
{
    QStringList parts{words::joined(words::account(view))};
    for (const model::Warning &warning : view.warnings)
        parts.append(words::joined(words::warning(warning)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n"));
}

QVariant AccountsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AccountView &view = views_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(view, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Number ? QVariant(sentence(view)) : text(view, index.column());
    case Qt::ToolTipRole:
        return index.column() == State ? explained(view) : QVariant();
    case ViewRole:
        return QVariant::fromValue(view);
    default:
        return {};
    }
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case State:
        return tr("State");
    case SentToday:
        return tr("Sent today");
    case ReceivedToday:
        return tr("Received today");
    case Waiting:
        return tr("Waiting");
    default:
        return {};
    }
}

std::optional<AccountView> AccountsModel::view(const model::AccountId &id) const
{
    const QModelIndex at = indexOf(id);
    return at.isValid() ? std::optional(views_[at.row()]) : std::nullopt;
}

QModelIndex AccountsModel::indexOf(const model::AccountId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (views_[row].id == id)
            return index(row, 0);
    }
    return {};
}

int AccountsModel::connected() const
{
    return static_cast<int>(std::count_if(views_.begin(), views_.end(),
        [](const AccountView &view) { return view.state == AccountState::Connected; }));
}

int AccountsModel::needing() const
{
    return static_cast<int>(std::count_if(views_.begin(), views_.end(), needsSomebody));
}

int AccountsModel::queued() const
{
    int sum = 0;
    for (const AccountView &view : views_)
        sum += view.queued;
    return sum;
}

bool AccountsModel::needsSomebody(const AccountView &view)
{
    switch (view.state) {
    case AccountState::LoggedOut:
    case AccountState::Banned:
    case AccountState::Restricted:
    case AccountState::Replaced:
    case AccountState::Outdated:
    case AccountState::PasskeyNeeded:
        return true;
    case AccountState::Stopped:
        return view.reason.has_value();
    default:
        return false;
    }
}

QString AccountsModel::age(const AccountView &view, qint64 nowMs)
{
    switch (view.state) {
    case AccountState::Connected:
    case AccountState::Quiet:
        return view.lastProofMs > 0 ? ui::age(std::max<qint64>(0, nowMs - view.lastProofMs)) : QString();
    case AccountState::Reconnecting:
        if (view.nextAttemptMs > nowMs)
            return tr("try %1, in %2").arg(view.attempts).arg(ui::age(view.nextAttemptMs - nowMs));
        return view.attempts > 0 ? tr("try %1").arg(view.attempts) : QString();
    case AccountState::Restricted:
        if (view.reason && view.reason->untilMs > 0)
            return tr("until %1")
                .arg(isolate(QLocale().toString(
                    QDateTime::fromMSecsSinceEpoch(view.reason->untilMs), QLocale::ShortFormat)));
        return {};
    case AccountState::Unpaired:
    case AccountState::WaitingForScan:
    case AccountState::WaitingForCode:
        return {};
    default:
        return view.stateSinceMs > 0 ? ui::age(std::max<qint64>(0, nowMs - view.stateSinceMs)) : QString();
    }
}

QString AccountsModel::phoneOf(const AccountView &view)
{
    return view.pn.user.isEmpty() ? QString() : u'+' + QString::fromLatin1(view.pn.user);
}

}
