// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/self_check.h"

namespace check_test {

using namespace Qt::StringLiterals;
using model::CheckId;
using model::CheckVerdict;
using model::Jid;
using wire::Node;

inline constexpr qint64 kBegin = 1'795'464'000'000;
inline const Jid kGroup = Jid::parse("120363000000000001@g.us").value();

/// A line by hand.
struct Line {
    accounts::SelfCheck check;
    qint64 now = kBegin;

    void in(const Node &stanza)
    {
        wire::Document document;
        now += 1'000;
        check.arrived(document.decode(wire::encodeNode(stanza)).value(), now);
    }
    void out(const Node &stanza) { check.sent(stanza, ++now); }
    model::CheckPoint point(CheckId id) const { return check.notes().points().at(static_cast<int>(id)); }
    CheckVerdict verdict(CheckId id) const { return point(id).verdict(); }
    /// "offline_preview 1, offline after offline_batch 1"
    QString seen(CheckId id) const
    {
        QStringList list;
        for (const model::CheckSeen &one : point(id).seen)
            list.append(u"%1 %2"_s.arg(one.what).arg(one.count));
        return list.join(u", "_s);
    }
};

inline Node iq(const char *type, const char *id)
{
    return Node("iq").set("type", QByteArray(type)).set("id", QByteArray(id));
}
inline Node refused(const char *id, const char *code)
{
    return iq("error", id).add(Node("error").set("code", QByteArray(code)));
}
inline Node notice(const char *type)
{
    return Node("notification").set("type", QByteArray(type)).set("from", Jid::network());
}
inline Node info(Node child)
{
    return Node("ib").add(std::move(child));
}
inline Node usync(const char *id, const char *element)
{
    return iq("get", id)
        .set("xmlns", QByteArray("usync"))
        .add(Node("usync").add(Node("query").add(Node(element)).add(Node("lid"))).add(Node("list")));
}
inline Node usyncAnswer(const char *id, Node user)
{
    return iq("result", id).add(Node("usync").add(Node("list").add(std::move(user))));
}
inline Node ack(const char *id, const char *error = "", const char *phash = "")
{
    return Node("ack")
        .set("class", QByteArray("message"))
        .set("id", QByteArray(id))
        .set("from", Jid::network())
        .set("t", QByteArray("1790000000"))
        .set("error", QByteArray(error))
        .set("phash", QByteArray(phash));
}
inline Node toGroup(const char *id, const char *phash)
{
    return Node("message").set("id", QByteArray(id)).set("to", kGroup).set("phash", QByteArray(phash));
}
inline Node mex(const char *id, const char *query)
{
    return iq("get", id)
        .set("xmlns", QByteArray("w:mex"))
        .add(Node("query").set("query_id", QByteArray(query)));
}

}
