// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sim/responder.h"
#include "engine/sim/world.h"
#include "engine/wire/framer.h"

#include <QObject>

namespace sim {

/// The server's end of one client's line: bytes in, bytes out; Noise, frames and nodes in between.
class ServerLine : public QObject, public Link {
    Q_OBJECT
public:
    explicit ServerLine(World &world);
    ~ServerLine() override;

    void feed(const QByteArray &bytes);
    void gone(); ///< the far side went away

    void send(const wire::Node &node) override;
    void close() override;
    void cut() override;

Q_SIGNALS:
    void wrote(const QByteArray &bytes);
    /// @param orderly  after what was written; else at once
    void ended(bool orderly);

private:
    void onFrame(const QByteArray &frame);
    void writeFrame(const QByteArray &body);
    void end(bool orderly);

    World &world_;
    wire::Framer framer_;
    QByteArray intro_;
    bool introduced_ = false;
    std::unique_ptr<Responder> responder_;
    std::optional<Responder::Finished> session_;
    base::Timer deadline_;
    bool greeted_ = false;
    bool ended_ = false;
};

}
