// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/content.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace model {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}
QJsonValue orNull(int number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}
QJsonValue orNull(qint64 number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}
QJsonValue timeOrNull(qint64 ms)
{
    return ms > 0 ? QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs))
                  : QJsonValue(QJsonValue::Null);
}
qint64 msOf(const QJsonValue &time)
{
    const QDateTime at = QDateTime::fromString(time.toString(), Qt::ISODateWithMs);
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

QJsonObject write(std::monostate)
{
    return {};
}

QJsonObject write(const Media &media)
{
    QJsonObject object{{u"mime"_s, orNull(media.mime)}, {u"size"_s, orNull(media.bytes)},
        {u"name"_s, orNull(media.name)}, {u"sha256"_s, orNull(QString::fromLatin1(media.sha256.toHex()))},
        {u"width"_s, orNull(media.width)}, {u"height"_s, orNull(media.height)},
        {u"seconds"_s, orNull(media.seconds)}, {u"pages"_s, orNull(media.pages)}};
    if (media.isAnimated)
        object.insert(u"animated"_s, true);
    if (!media.waveform.isEmpty())
        object.insert(u"waveform"_s, QString::fromLatin1(media.waveform.toBase64()));
    return {{u"media"_s, object}};
}

QJsonObject write(const Location &place)
{
    return {{u"location"_s,
        QJsonObject{{u"latitude"_s, place.latitude}, {u"longitude"_s, place.longitude},
            {u"name"_s, orNull(place.name)}, {u"address"_s, orNull(place.address)},
            {u"accuracy_m"_s, orNull(place.accuracyM)}}}};
}

QJsonObject write(const QList<ContactCard> &cards)
{
    QJsonArray list;
    for (const ContactCard &card : cards)
        list.append(QJsonObject{{u"name"_s, orNull(card.name)}, {u"phone"_s, orNull(card.phones.value(0))},
            {u"phones"_s, QJsonArray::fromStringList(card.phones)}});
    return {{u"contacts"_s, list}};
}

QJsonObject write(const Poll &poll)
{
    return {{u"poll"_s,
        QJsonObject{{u"question"_s, poll.question}, {u"options"_s, QJsonArray::fromStringList(poll.options)},
            {u"selectable"_s, poll.selectable}}}};
}

QJsonObject write(const GroupInvite &invite)
{
    return {{u"group_invite"_s,
        QJsonObject{{u"group"_s, orNull(QString::fromUtf8(invite.group.text()))},
            {u"name"_s, orNull(invite.name)}, {u"code"_s, orNull(invite.code)},
            {u"expires_at"_s, timeOrNull(invite.expiresMs)}}}};
}

QJsonObject write(const Event &event)
{
    return {{u"event"_s,
        QJsonObject{{u"name"_s, orNull(event.name)}, {u"description"_s, orNull(event.description)},
            {u"place"_s, orNull(event.place)}, {u"starts_at"_s, timeOrNull(event.startMs)},
            {u"ends_at"_s, timeOrNull(event.endMs)}, {u"cancelled"_s, event.isCancelled}}}};
}

QJsonObject write(const LinkPreview &preview)
{
    return {{u"preview"_s,
        QJsonObject{{u"url"_s, preview.url}, {u"title"_s, orNull(preview.title)},
            {u"description"_s, orNull(preview.description)}}}};
}

QJsonObject write(const Album &album)
{
    return {{u"album"_s, QJsonObject{{u"images"_s, album.images}, {u"videos"_s, album.videos}}}};
}

QJsonObject write(const SystemLine &line)
{
    QJsonArray who;
    for (const Jid &jid : line.who)
        who.append(QString::fromUtf8(jid.withoutDevice().text()));
    return {{u"system"_s,
        QJsonObject{{u"event"_s, line.event}, {u"by"_s, orNull(QString::fromUtf8(line.by.text()))},
            {u"participants"_s, who}, {u"text"_s, orNull(line.text)}, {u"by_us"_s, line.byUs},
            {u"to_us"_s, line.toUs}}}};
}

Media readMedia(const QJsonObject &o)
{
    Media media;
    media.mime = o.value(u"mime").toString();
    media.bytes = o.value(u"size").toInteger();
    media.name = o.value(u"name").toString();
    media.sha256 = QByteArray::fromHex(o.value(u"sha256").toString().toLatin1());
    media.width = o.value(u"width").toInt();
    media.height = o.value(u"height").toInt();
    media.seconds = o.value(u"seconds").toInt();
    media.pages = o.value(u"pages").toInt();
    media.isAnimated = o.value(u"animated").toBool();
    media.waveform = QByteArray::fromBase64(o.value(u"waveform").toString().toLatin1());
    return media;
}

Location readLocation(const QJsonObject &o)
{
    return {o.value(u"latitude").toDouble(), o.value(u"longitude").toDouble(), o.value(u"name").toString(),
        o.value(u"address").toString(), o.value(u"accuracy_m").toInt()};
}

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &value : list.toArray())
        texts.append(value.toString());
    return texts;
}

QList<ContactCard> readCards(const QJsonArray &list)
{
    QList<ContactCard> cards;
    for (const QJsonValue &value : list) {
        const QJsonObject o = value.toObject();
        cards.append({o.value(u"name").toString(), textsOf(o.value(u"phones"))});
    }
    return cards;
}

GroupInvite readInvite(const QJsonObject &o)
{
    return {Jid::parse(o.value(u"group").toString().toUtf8()).value_or(Jid()), o.value(u"name").toString(),
        o.value(u"code").toString(), msOf(o.value(u"expires_at"))};
}

Event readEvent(const QJsonObject &o)
{
    return {o.value(u"name").toString(), o.value(u"description").toString(), o.value(u"place").toString(),
        msOf(o.value(u"starts_at")), msOf(o.value(u"ends_at")), o.value(u"cancelled").toBool()};
}

SystemLine readSystem(const QJsonObject &o)
{
    SystemLine line;
    line.event = o.value(u"event").toString();
    line.by = Jid::parse(o.value(u"by").toString().toUtf8()).value_or(Jid());
    for (const QJsonValue &value : o.value(u"participants").toArray()) {
        if (const auto jid = Jid::parse(value.toString().toUtf8()))
            line.who.append(*jid);
    }
    line.text = o.value(u"text").toString();
    line.byUs = o.value(u"by_us").toBool();
    line.toUs = o.value(u"to_us").toBool();
    return line;
}

}

QList<int> countVotes(const Poll &poll, const QList<PollVote> &votes)
{
    QList<int> counts(poll.options.size(), 0);
    for (const PollVote &vote : votes) {
        for (const int option : vote.options) {
            if (option >= 0 && option < counts.size())
                ++counts[option];
        }
    }
    return counts;
}

QJsonObject contentJson(const Content &content)
{
    return std::visit([](const auto &value) { return write(value); }, content);
}

Content contentFromJson(const QJsonObject &json)
{
    if (json.isEmpty())
        return {};
    const QString name = json.begin().key();
    const QJsonValue value = json.begin().value();
    const QJsonObject o = value.toObject();
    if (name == u"media")
        return readMedia(o);
    if (name == u"location")
        return readLocation(o);
    if (name == u"contacts")
        return readCards(value.toArray());
    if (name == u"poll")
        return Poll{
            o.value(u"question").toString(), textsOf(o.value(u"options")), o.value(u"selectable").toInt()};
    if (name == u"group_invite")
        return readInvite(o);
    if (name == u"event")
        return readEvent(o);
    if (name == u"preview")
        return LinkPreview{
            o.value(u"url").toString(), o.value(u"title").toString(), o.value(u"description").toString()};
    if (name == u"system")
        return readSystem(o);
    if (name == u"album")
        return Album{o.value(u"images").toInt(), o.value(u"videos").toInt()};
    return {};
}

}
