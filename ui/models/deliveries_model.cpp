// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/deliveries_model.h"

#include "ui/models/answers.h"
#include "ui/models/changes.h"
#include "ui/models/row_merge.h"
#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using model::Delivery;

namespace {

constexpr int pageSize = 50;
constexpr int mostAtOnce = 500; ///< who has scrolled further scrolls again after a change

}

DeliveriesModel::DeliveriesModel(
    door::Desk &desk, WebhooksModel &targets, const base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), desk_(desk), targets_(targets), clock_(clock)
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &DeliveriesModel::ask);
    everySecond_.setInterval(1000);
    connect(&everySecond_, &QTimer::timeout, this, [this] {
        if (!rows_.isEmpty())
            Q_EMIT dataChanged(index(0, NextTry), index(rowCount() - 1, NextTry));
    });
    everySecond_.start();
    connect(&desk_, &door::Desk::webhooksChanged, this, [this](const QString &target) {
        if (target == target_)
            reload();
    });
}

void DeliveriesModel::setTarget(const QString &id)
{
    if (id == target_)
        return;
    target_ = id;
    restart();
}

void DeliveriesModel::setState(std::optional<model::DeliveryState> state)
{
    if (state == state_)
        return;
    state_ = state;
    restart();
}

void DeliveriesModel::restart()
{
    beginResetModel();
    rows_.clear();
    next_.clear();
    loaded_ = false;
    fetching_ = false;
    trouble_.reset();
    ++round_;
    endResetModel();
    soon_.stop();
    ask();
}

void DeliveriesModel::reload()
{
    if (!soon_.isActive())
        soon_.start(kSoonMs);
}

void DeliveriesModel::ask()
{
    if (target_.isEmpty())
        return;
    ++round_;
    fetching_ = false;
    const int limit = std::clamp(rowCount(), pageSize, mostAtOnce);
    const auto asked = desk_.ask([target = target_, state = state_, limit](door::Engine &engine) {
        return engine.webhooks().deliveries(target, {state, limit, {}});
    });
    whenAnswered(this, asked, [this, round = round_](const base::Result<Page> &page) {
        if (round != round_)
            return;
        if (page)
            take(*page);
        else
            trouble_ = page.error();
        Q_EMIT refreshed();
    });
}

void DeliveriesModel::take(const Page &page)
{
    loaded_ = true;
    trouble_.reset();
    next_ = page.next;
    mergeRows(
        rows_, page.items,
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
    if (!rows_.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool DeliveriesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !next_.isEmpty() && !fetching_;
}

void DeliveriesModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    fetching_ = true;
    const auto asked = desk_.ask([target = target_, state = state_, cursor = next_](door::Engine &engine) {
        return engine.webhooks().deliveries(target, {state, pageSize, cursor});
    });
    whenAnswered(this, asked, [this, round = round_](const base::Result<Page> &page) {
        if (round != round_)
            return;
        fetching_ = false;
        if (page)
            append(*page);
        else
            next_.clear(); // what is shown stays; a change reads anew
        Q_EMIT refreshed();
    });
}

void DeliveriesModel::append(const Page &page)
{
    next_ = page.next;
    if (page.items.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.items.size()) - 1);
    rows_.append(page.items);
    endInsertRows();
}

int DeliveriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int DeliveriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DeliveriesModel::nextTry(const Delivery &delivery) const
{
    if (delivery.nextAttemptMs <= 0)
        return {};
    const qint64 in = delivery.nextAttemptMs - clock_.wallMs();
    //: when the next try comes: a span of time
    return in > 0 ? tr("in %1").arg(age(in)) : tr("as soon as possible");
}

QString DeliveriesModel::text(const Delivery &delivery, int column) const
{
    switch (column) {
    case When:
        return ltr(sameDay(delivery.createdMs, clock_.wallMs())
                ? clockTime(delivery.createdMs)
                : rowTime(delivery.createdMs, clock_.wallMs()) + u' ' + clockTime(delivery.createdMs));
    case Number:
        // a test is about no number
        return delivery.account.value.isEmpty() ? QString() : targets_.numberName(delivery.account);
    case What:
        return eventName(delivery.event);
    case State:
        return stateName(delivery.state);
    case Tries:
        return QLocale().toString(delivery.attempts);
    case NextTry:
        return nextTry(delivery);
    default:
        return {};
    }
}

QString DeliveriesModel::sentence(const Delivery &delivery) const
{
    QStringList parts{eventName(delivery.event)};
    if (!delivery.account.value.isEmpty())
        parts.append(targets_.numberName(delivery.account));
    parts.append(
        {text(delivery, When), stateName(delivery.state), tr("%n tries", nullptr, delivery.attempts)});
    if (delivery.nextAttemptMs > 0)
        parts.append(tr("next try %1").arg(nextTry(delivery)));
    return parts.join(QStringLiteral(", "));
}

QVariant DeliveriesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Delivery &delivery = rows_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(delivery, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? sentence(delivery) : text(delivery, index.column());
    case Qt::ToolTipRole:
        if (index.column() == When)
            return ltr(fullTime(delivery.createdMs));
        if (index.column() == State && !delivery.error.isEmpty()) {
            const auto target = targets_.target(delivery.target);
            return target
                ? words::joined(explainAttempt(target->kind, delivery.responseStatus, delivery.error))
                : QVariant();
        }
        return {};
    case DeliveryRole:
        return QVariant::fromValue(delivery);
    default:
        return {};
    }
}

QVariant DeliveriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        //: head of a column: when it happened
        return tr("When");
    case Number:
        return tr("Number");
    case What:
        //: head of a column: what was delivered
        return tr("What");
    case State:
        return tr("State");
    case Tries:
        return tr("Tries");
    case NextTry:
        return tr("Next try");
    default:
        return {};
    }
}

QModelIndex DeliveriesModel::indexOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rows_[row].id == id)
            return index(row, 0);
    }
    return {};
}

}
