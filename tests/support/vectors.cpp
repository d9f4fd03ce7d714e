// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/vectors.h"

#include <QFile>
#include <QJsonDocument>

namespace support {

QJsonObject loadVectors(const char *name)
{
    const QString folder = qEnvironmentVariable(
        "GESHER_VECTORS", QStringLiteral(GESHER_TESTS_DIR) + QStringLiteral("/vectors"));
    QFile file(folder + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("vector file %s cannot be read", qPrintable(file.fileName()));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        qFatal("vector file %s is not a JSON object", qPrintable(file.fileName()));
    return document.object();
}

QByteArray fromHex(const QJsonValue &value)
{
    const QByteArray text = value.toString().toLatin1();
    const QByteArray bytes = QByteArray::fromHex(text);
    if (!value.isString() || bytes.toHex() != text)
        qFatal("not a hex string: %s", text.constData());
    return bytes;
}

}
