// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sim {

/// Something that goes wrong at its next occasion.
struct Mishap {
    enum class Kind {
        RefuseLogin, ///< <failure reason=detail>
        RefuseMessage, ///< ack with error=detail
        LoseAck,
        CutBefore, ///< the line dies as a message comes in, unseen
        CutAfter, ///< the line dies when the message was taken, before its ack
        Duplicate, ///< a message is delivered twice
        Spoil, ///< a message arrives unreadable
        FailRequest, ///< iq error code=detail
        IgnoreRequest,
        BadCertificate, ///< detail: Authority's flaw
        ForgeIdentity ///< detail: hmac or signature
    };
    Kind kind = Kind::LoseAck;
    QByteArray pn; ///< whose line; empty: anybody's
    QString detail = {};
    int times = 1;
};

class Mishaps {
public:
    void arm(Mishap mishap) { armed_.append(std::move(mishap)); }
    void clear() { armed_.clear(); }
    /// The first that fits, used up once.
    std::optional<Mishap> take(Mishap::Kind kind, const QByteArray &pn)
    {
        for (qsizetype i = 0; i < armed_.size(); ++i) {
            Mishap &mishap = armed_[i];
            if (mishap.kind != kind || (!mishap.pn.isEmpty() && mishap.pn != pn))
                continue;
            const Mishap taken = mishap;
            if (--mishap.times <= 0)
                armed_.removeAt(i);
            return taken;
        }
        return std::nullopt;
    }

private:
    QList<Mishap> armed_;
};

}
