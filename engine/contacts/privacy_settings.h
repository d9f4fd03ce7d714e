// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/privacy.h"
#include "engine/transport/line.h"

#include <QObject>

#include <functional>
#include <optional>

namespace contacts {

/// Asks for what a number shows to whom.
/// Source: protocol note "Profile, privacy, blocklist".
wire::Node privacyQuery();
/// Changes one rule.
wire::Node privacyChange(const model::PrivacyRule &rule, const QString &word);
/// Nothing when there is none in it.
std::optional<model::Privacy> readPrivacy(const wire::NodeView &answer);

/// What a number shows to whom: at home with the network, asked for when somebody looks and remembered until
/// the line ends or a notice says that it has changed. One per account; everything given outlives it.
class PrivacySettings : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<base::Task<transport::Answer>(wire::Node)>;
    explicit PrivacySettings(Ask ask) : ask_(std::move(ask)) { }

    /// Faults of the line; Malformed for an answer without settings.
    base::Task<model::Privacy> read();
    /// Answers how all of it is then. Malformed: no such rule, or not one of its choices. Faults of the line.
    base::Task<model::Privacy> set(const QString &rule, const QString &word);
    /// Another device changed them, or there is a new line.
    void forget();

private:
    Ask ask_;
    std::optional<model::Privacy> known_;
    quint64 asked_ = 0; ///< an answer to what was asked before the last change is told, but not kept
};

}
