// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/crypto/secret.h"
#include "engine/model/account.h"
#include "engine/transport/connection.h"

#include <QFile>
#include <QJsonObject>

namespace accounts {

/// What passes on a number's line, for whoever has to find out what the network does: tags, attributes and
/// sizes. No body, no key, no text, no name and no phone number is ever in it. People and groups are marks
/// (`#3fa2…`) that are the same within one file, and mean nothing outside it: they are hashed with a key that
/// is made with the file and kept nowhere.
/// Only where somebody asks for it. A file of JSON lines, at most 8 MiB, and the one before it.
class WireLog final : public transport::Tap {
public:
    /// @param directory  made when missing, for its owner alone
    WireLog(
        const QString &directory, const model::AccountId &account, base::Clock &clock, base::Random &random);

    void sent(const wire::Node &node) override;
    void arrived(const wire::NodeView &node) override;
    /// How a line began or ended; a word of ours.
    void note(const QString &word);

    QString path() const { return file_.fileName(); }
    static QString pathOf(const QString &directory, const model::AccountId &account);
    /// Both files, when the account goes.
    static void remove(const QString &directory, const model::AccountId &account);

    /// The rule by itself. @param key  of the marks
    static QJsonObject redacted(const wire::Node &node, QByteArrayView key);

private:
    void write(const char *way, const QJsonObject &what);
    void open();

    base::Clock &clock_;
    base::Random &random_;
    QFile file_;
    QByteArray key_;
};

}
