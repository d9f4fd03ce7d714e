// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace support {

/// The JSON object of `<folder>/<name>.json`; folder = $GESHER_VECTORS, else tests/vectors of the source
/// tree. Ends the test program with a message when the file is missing or not JSON: a vector is never
/// skipped.
QJsonObject loadVectors(const char *name);
/// Decodes a lower-case hex string; ends the test program when it is none.
QByteArray fromHex(const QJsonValue &value);

}
