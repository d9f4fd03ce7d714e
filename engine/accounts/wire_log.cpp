// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/wire_log.h"

#include "engine/crypto/digest.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSet>

namespace accounts {

using namespace Qt::StringLiterals;
using model::Jid;
using wire::Attr;
using wire::Node;

Q_LOGGING_CATEGORY(logWire, "gesher.accounts.wire")

namespace {

constexpr qint64 kMostBytes = 8 * 1024 * 1024;
constexpr qsizetype kLongestValue = 64;
constexpr qsizetype kMostChildren = 50;
constexpr int kDeepest = 12;
constexpr qsizetype kMarkBytes = 4;

/// Words of the protocol: nobody's name, number or text stands in them.
bool isProtocol(const QByteArray &key)
{
    static const QSet<QByteArray> known{"action", "addressing_mode", "attestation", "category", "class",
        "code", "config_code", "config_value", "context", "count", "decrypt-fail", "device_hash", "dhash",
        "e", "edit", "error", "event", "hash", "id", "index", "key-index", "last", "mediatype", "mode",
        "offline", "op_name", "phash", "platform", "protocol", "query_id", "reason", "refresh", "refresh_id",
        "request", "stage", "state", "status", "t", "timestamp", "ts", "ttl", "type", "v", "value", "version",
        "xmlns"};
    return known.contains(key);
}

bool isWord(const QByteArray &value)
{
    return value.size() <= kLongestValue && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("._:-+/=@").contains(c);
    });
}

/// Seven digits in a row and more may be a phone; times stand under their own names.
bool mayBePhone(const QByteArray &key, const QByteArray &value)
{
    static const QSet<QByteArray> numbers{"t", "timestamp", "ts", "query_id", "refresh_id"};
    int run = 0;
    int longest = 0;
    for (const char c : value) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return value.contains('@') || (longest >= 7 && !numbers.contains(key));
}

QString sizeMark(qsizetype bytes)
{
    return u'<' + QString::number(bytes) + u'>';
}

QString hashOf(QByteArrayView text, QByteArrayView key)
{
    const crypto::Digest32 hash = crypto::hmacSha256(key, {text});
    return u'#' + QString::fromLatin1(crypto::view(hash).first(kMarkBytes).toByteArray().toHex());
}

QString markOf(const Jid &jid, QByteArrayView key)
{
    // a server that we do not know is somebody's text, as far as we know
    const QByteArrayView known = model::serverText(jid.server);
    const QString server = known.isEmpty() ? sizeMark(jid.otherServer.size()) : QString::fromLatin1(known);
    if (jid.user.isEmpty())
        return server;
    QString mark = hashOf(jid.user, key);
    if (jid.device != 0)
        mark += u':' + QString::number(jid.device);
    return mark + u'@' + server;
}

/// An id holds letters, or it may be the number of a group, in which old groups carry their founder's phone:
/// that stays the same word within the file, and no more.
QString idOf(const QByteArray &id, QByteArrayView key)
{
    const bool hasLetter = std::any_of(
        id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!isWord(id) || id.contains('@'))
        return sizeMark(id.size());
    return hasLetter || !mayBePhone("id", id) ? QString::fromLatin1(id) : hashOf(id, key);
}

QString valueOf(const Attr &attr, QByteArrayView key)
{
    if (const auto *jid = std::get_if<Jid>(&attr.value))
        return markOf(*jid, key);
    const QByteArray &text = std::get<QByteArray>(attr.value);
    if (attr.key == "id")
        return idOf(text, key);
    // a name with an @ in it reads as an address, too
    if (const auto jid = Jid::parse(text); jid && text.contains('@') && jid->server != model::Server::Other)
        return markOf(*jid, key);
    const bool isKept = isProtocol(attr.key) && isWord(text) && !mayBePhone(attr.key, text);
    return isKept ? QString::fromLatin1(text) : sizeMark(text.size());
}

QJsonObject redactedAt(const Node &node, QByteArrayView key, int depth)
{
    QJsonObject attributes;
    for (const Attr &attr : node.attrs)
        attributes.insert(QString::fromLatin1(attr.key.left(kLongestValue)), valueOf(attr, key));
    QJsonObject object{
        {u"tag"_s, isWord(node.tag) ? QString::fromLatin1(node.tag) : sizeMark(node.tag.size())}};
    if (!attributes.isEmpty())
        object.insert(u"attrs"_s, attributes);
    if (const auto *bytes = std::get_if<QByteArray>(&node.content))
        object.insert(u"bytes"_s, bytes->size());
    else if (const auto *text = std::get_if<Node::Text>(&node.content))
        object.insert(u"bytes"_s, text->value.size());
    const auto *children = std::get_if<QList<Node>>(&node.content);
    if (!children || children->isEmpty())
        return object;
    QJsonArray list;
    for (qsizetype i = 0; i < std::min(children->size(), kMostChildren) && depth < kDeepest; ++i)
        list.append(redactedAt(children->at(i), key, depth + 1));
    if (list.size() < children->size())
        object.insert(u"more"_s, children->size() - list.size());
    object.insert(u"children"_s, list);
    return object;
}

}

QJsonObject WireLog::redacted(const Node &node, QByteArrayView key)
{
    return redactedAt(node, key, 0);
}

QString WireLog::pathOf(const QString &directory, const model::AccountId &account)
{
    return directory + u"/wire-"_s + account.value + u".jsonl"_s;
}

void WireLog::remove(const QString &directory, const model::AccountId &account)
{
    QFile::remove(pathOf(directory, account));
    QFile::remove(pathOf(directory, account) + u".1"_s);
}

WireLog::WireLog(
    const QString &directory, const model::AccountId &account, base::Clock &clock, base::Random &random)
    : clock_(clock), random_(random), file_(pathOf(directory, account))
{
    if (QDir().mkpath(directory))
        QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    open();
}

/// A file of its own for each time: marks of one key only stand in it.
void WireLog::open()
{
    file_.close();
    const QString before = file_.fileName() + u".1"_s;
    QFile::remove(before);
    QFile::rename(file_.fileName(), before);
    key_ = random_.bytes(32);
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) {
        qCWarning(logWire) << "the log cannot be written";
        return;
    }
    file_.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void WireLog::write(const char *way, const QJsonObject &what)
{
    if (file_.isOpen() && file_.size() > kMostBytes)
        open();
    if (!file_.isOpen())
        return;
    const QJsonObject line{
        {u"at"_s, QDateTime::fromMSecsSinceEpoch(clock_.wallMs(), Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"way"_s, QString::fromLatin1(way)}, {u"node"_s, what}};
    // a full disk costs the log, nothing else
    if (file_.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n') < 0 || !file_.flush()) {
        qCWarning(logWire) << "the log ends: it cannot be written";
        file_.close();
    }
}

void WireLog::sent(const Node &node)
{
    write("out", redacted(node, key_));
}

void WireLog::arrived(const wire::NodeView &node)
{
    write("in", redacted(node.toNode(), key_));
}

void WireLog::note(const QString &word)
{
    write("line", {{u"tag"_s, word}});
}

}
