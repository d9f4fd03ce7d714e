// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/profile_node.h"

namespace contacts {

using base::Fault;
using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kLongestId = 64;
constexpr qsizetype kLongestUrl = 2048;
constexpr qsizetype kMostBlocked = 10'000;

Node question(const char *type, const char *xmlns)
{
    return Node("iq").set("to", Jid::network()).set("type", QByteArray(type)).set("xmlns", QByteArray(xmlns));
}

std::optional<Jid> hiddenId(const NodeView &item)
{
    const auto jid = item.jid("jid");
    if (!jid || !jid->isLid() || jid->user.isEmpty())
        return std::nullopt;
    return jid->withoutDevice();
}

}

Node pictureQuery(const Jid &whose, const QByteArray &known, std::optional<Node> token)
{
    Node picture = Node("picture").set("type", QByteArray("preview")).set("query", QByteArray("url"));
    if (!known.isEmpty())
        picture.set("id", known);
    if (token)
        picture.add(std::move(*token));
    return question("get", "w:profile:picture").set("target", whose.withoutDevice()).add(std::move(picture));
}

Result<PictureAnswer> readPicture(const NodeView &answer)
{
    const NodeView picture = answer.child("picture");
    PictureAnswer read;
    const auto status = picture.number("status");
    if (!picture || status == 204)
        return read;
    if (status == 304) {
        read.is = PictureAnswer::Is::Unchanged;
        return read;
    }
    read.is = PictureAnswer::Is::Other;
    read.id = picture.text("id").left(kLongestId);
    read.url = QUrl::fromEncoded(picture.text("url").left(kLongestUrl), QUrl::StrictMode);
    if (read.id.isEmpty() || !read.url.isValid() || read.url.scheme() != QLatin1String("https")
        || read.url.host().isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("a picture without id or address"));
    return read;
}

Node aboutQuery(const Jid &person, std::optional<Node> token, const QByteArray &sid)
{
    Node query("query");
    query.add(Node("status")).add(Node("business").add(Node("verified_name")));
    Node user = Node("user").set("jid", person.withoutDevice());
    if (token)
        user.add(std::move(*token));
    Node usync = Node("usync")
                     .set("sid", sid)
                     .set("mode", QByteArray("full"))
                     .set("last", QByteArray("true"))
                     .set("index", QByteArray("0"))
                     .set("context", QByteArray("interactive"))
                     .add(std::move(query))
                     .add(Node("list").add(std::move(user)));
    return question("get", "usync").add(std::move(usync));
}

Result<AboutAnswer> readAbout(const NodeView &answer, const Jid &person)
{
    for (const NodeView user : answer.child("usync").child("list").children()) {
        const auto jid = user.jid("jid");
        if (!user.is("user") || !jid || !jid->sameUser(person))
            continue;
        AboutAnswer read;
        read.about = QString::fromUtf8(user.child("status").content().toByteArray()).left(kLongestAbout);
        read.isBusiness = static_cast<bool>(user.child("business").child("verified_name"));
        return read;
    }
    return base::fail(Fault::Malformed, QStringLiteral("an answer without who was asked for"));
}

Node blockListQuery()
{
    return question("get", "blocklist");
}

Node blockChange(const Jid &lid, const Jid &pn, bool on)
{
    Node item
        = Node("item").set("action", QByteArray(on ? "block" : "unblock")).set("jid", lid.withoutDevice());
    if (on && !pn.isEmpty())
        item.set("pn_jid", pn.withoutDevice());
    return question("set", "blocklist").add(std::move(item));
}

std::optional<QList<Jid>> readBlockList(const NodeView &answer)
{
    const NodeView list = answer.child("list");
    if (!list)
        return std::nullopt;
    QList<Jid> people;
    for (const NodeView item : list.children()) {
        const auto jid = hiddenId(item);
        if (item.is("item") && jid && people.size() < kMostBlocked && !people.contains(*jid))
            people.append(*jid);
    }
    return people;
}

QList<BlockChange> readBlockChanges(const NodeView &blockList)
{
    QList<BlockChange> changes;
    for (const NodeView item : blockList.children()) {
        const auto jid = hiddenId(item);
        const QByteArrayView action = item.textView("action");
        if (item.is("item") && jid && (action == "block" || action == "unblock"))
            changes.append({*jid, action == "block"});
    }
    return changes;
}

}
