// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/message_id.h"

#include "engine/crypto/digest.h"

#include <QByteArrayList>
#include <QtEndian>

#include <algorithm>

namespace messaging {

QByteArray newMessageId(const base::Clock &clock, base::Random &random, const model::Jid &ownPn)
{
    const auto seconds = qToBigEndian<quint64>(static_cast<quint64>(clock.wallMs() / 1000));
    const QByteArray salt = random.bytes(16);
    const auto digest = crypto::sha256({QByteArrayView(reinterpret_cast<const char *>(&seconds), 8),
        ownPn.user, QByteArrayView("@c.us"), salt});
    return "3EB0" + crypto::view(digest).first(9).toByteArray().toHex().toUpper();
}

QByteArray participantHash(const QList<model::Jid> &devices)
{
    QList<QByteArray> texts;
    texts.reserve(devices.size());
    for (const model::Jid &device : devices) {
        texts.append(device.user + '.' + QByteArray::number(device.agent) + ':'
            + QByteArray::number(device.device) + '@' + model::serverText(device.server).toByteArray());
    }
    std::sort(texts.begin(), texts.end());
    const auto digest = crypto::sha256({texts.join()});
    return "2:" + crypto::view(digest).first(6).toByteArray().toBase64(QByteArray::OmitTrailingEquals);
}

}
