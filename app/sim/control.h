// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sim/people.h"

#include <QJsonObject>

namespace simapp {

/// The people's hands, for programs: one JSON object a line in, one a line out.
///
/// {"do": "scan", "phone": PN, "code": TEXT} · type_code · write {to, text, quoted} · read {to, ids} ·
/// offline · online · remove {device} · reinstall · add {name, phone} · letters · numbers · devices ·
/// violations · mishap {kind, phone, detail, times} · pace {reading_ms, writing_ms}. The answer repeats "id"
/// and holds "ok", or "error" in words. What happens by itself comes as {"event": "letter" | "receipt" |
/// ...}.
class Control : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const QJsonObject &line)>;
    Control(sim::Practice &practice, Say say);
    void take(const QByteArray &line);

private:
    using Work = std::function<base::Result<QJsonObject>(const QJsonObject &)>;
    void pair(const QJsonObject &wish, bool byCode);
    void watch(sim::Phone &phone);
    void tell(const QJsonObject &wish, const base::Result<QJsonObject> &result);
    base::Result<sim::Phone *> phoneOf(const QJsonObject &wish) const;
    base::Result<QJsonObject> onPhone(const QString &what, sim::Phone &phone, const QJsonObject &wish);
    base::Result<QJsonObject> onWorld(const QString &what, const QJsonObject &wish);

    sim::Practice &practice_;
    Say say_;
};

}
