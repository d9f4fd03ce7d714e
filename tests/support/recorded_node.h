// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/wire/node.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

namespace support {

/// A node as the recordings write it: {"tag", "attrs": [[key, text], …], "content": {"nodes" | "bytes" |
/// "text"}}.
inline wire::Node recordedNode(const QJsonValue &json)
{
    wire::Node node(json[u"tag"].toString().toUtf8());
    for (const QJsonValue &attr : json[u"attrs"].toArray())
        node.attrs.append({attr[0].toString().toUtf8(), attr[1].toString().toUtf8()});
    const QJsonObject content = json[u"content"].toObject();
    for (const QJsonValue &child : content.value(u"nodes").toArray())
        node.add(recordedNode(child));
    if (content.contains(u"bytes"))
        node.bytes(fromHex(content.value(u"bytes")));
    else if (content.contains(u"text"))
        node.text(content.value(u"text").toString().toUtf8());
    else if (!content.isEmpty() && !content.contains(u"nodes"))
        qFatal("content of a shape that is not understood");
    return node;
}

}
