// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace store {

class Database;

/// Small values by key ("limits/<account>", "version/web"). Nothing secret.
class SettingRows {
public:
    explicit SettingRows(Database &database) : database_(database) { }
    base::Result<std::optional<QByteArray>> value(const QString &key) const;
    base::Result<void> set(const QString &key, const QByteArray &value);
    base::Result<void> remove(const QString &key);

private:
    Database &database_;
};

}
