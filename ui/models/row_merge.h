// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>

namespace ui {

/// Makes `rows` equal to `fresh`, row by row, so that selections stay where they are. Rows are the same when
/// their `id` is; those that stay keep their order.
/// @param removing, inserting  (row, change): tell the view, and call `change()` in between
template <class T, class Removing, class Inserting>
void mergeRows(QList<T> &rows, const QList<T> &fresh, Removing removing, Inserting inserting)
{
    const auto holds = [](const QList<T> &list, const QString &id) {
        return std::any_of(list.begin(), list.end(), [&id](const T &row) { return row.id == id; });
    };
    for (auto row = static_cast<int>(rows.size()) - 1; row >= 0; --row) {
        if (!holds(fresh, rows[row].id))
            removing(row, [&] { rows.removeAt(row); });
    }
    for (int row = 0; row < static_cast<int>(fresh.size()); ++row) {
        if (row < rows.size() && rows[row].id == fresh[row].id)
            rows[row] = fresh[row];
        else
            inserting(row, [&] { rows.insert(row, fresh[row]); });
    }
}

}
