// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/outgoing.h"

#include "engine/api/values.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using model::MessageKind;

namespace api {

namespace {

constexpr int longestText = 65'536;
constexpr int mostMentions = 256;
constexpr int mostOptions = 12;
constexpr int mostCards = 32;
constexpr qsizetype longestAddress = 2048;

/// What a type needs and what it may have besides `to` and `type`.
struct Type {
    MessageKind kind;
    QStringList needs;
    QStringList mayHave = {};
};

const QHash<QString, Type> &types()
{
    static const QHash<QString, Type> all{
        {u"text"_s, {MessageKind::Text, {u"text"_s}, {u"quoted"_s, u"mentions"_s, u"preview"_s}}},
        {u"location"_s,
            {MessageKind::Location, {u"latitude"_s, u"longitude"_s}, {u"name"_s, u"address"_s, u"quoted"_s}}},
        {u"contact"_s, {MessageKind::Contacts, {u"contacts"_s}, {u"quoted"_s}}},
        {u"poll"_s, {MessageKind::Poll, {u"question"_s, u"options"_s}, {u"selectable"_s, u"quoted"_s}}},
        {u"reaction"_s, {MessageKind::Reaction, {u"target"_s, u"emoji"_s}}},
        {u"edit"_s, {MessageKind::Edit, {u"target"_s, u"text"_s}, {u"mentions"_s}}},
        {u"delete"_s, {MessageKind::Delete, {u"target"_s}, {u"for"_s}}},
        {u"vote"_s, {MessageKind::Vote, {u"target"_s, u"options"_s}}},
        {u"image"_s, {MessageKind::Image, {u"media"_s}, {u"caption"_s, u"quoted"_s, u"mentions"_s}}},
        {u"video"_s, {MessageKind::Video, {u"media"_s}, {u"caption"_s, u"quoted"_s, u"mentions"_s}}},
        {u"audio"_s, {MessageKind::Audio, {u"media"_s}, {u"quoted"_s}}},
        {u"voice"_s, {MessageKind::Voice, {u"media"_s}, {u"quoted"_s}}},
        {u"document"_s,
            {MessageKind::Document, {u"media"_s}, {u"caption"_s, u"name"_s, u"quoted"_s, u"mentions"_s}}},
        {u"sticker"_s, {MessageKind::Sticker, {u"media"_s}, {u"quoted"_s}}}};
    return all;
}

void checkFields(const QString &name, const Type &type, const QJsonObject &body, QList<FieldError> &errors)
{
    for (const QString &field : type.needs) {
        if (body.value(field).isUndefined() || body.value(field).isNull())
            errors.append({field, u"is missing"_s});
    }
    for (auto it = body.constBegin(); it != body.constEnd(); ++it) {
        const QString field = it.key();
        const bool belongs = field == u"to"_s || field == u"type"_s || type.needs.contains(field)
            || type.mayHave.contains(field);
        if (!belongs && !it->isNull())
            errors.append({field, u"does not belong to the type %1"_s.arg(name)});
    }
}

void readMentions(const QJsonObject &body, model::Outgoing &message, QList<FieldError> &errors)
{
    for (const QJsonValue &mention : body.value(u"mentions"_s).toArray()) {
        const auto jid = chatFromText(mention.toString());
        if (!jid) {
            errors.append({u"mentions"_s, u"must be JIDs or phones in E.164"_s});
            return;
        }
        message.mentions.append(*jid);
    }
}

void readContacts(const QJsonObject &body, model::Outgoing &message, QList<FieldError> &errors)
{
    QList<model::ContactCard> cards;
    for (const QJsonValue &entry : body.value(u"contacts"_s).toArray()) {
        const QString name = entry[u"name"_s].toString().trimmed();
        const auto phone = base::Phone::parse(entry[u"phone"_s].toString());
        if (name.isEmpty() || name.size() > 256 || !phone) {
            errors.append({u"contacts"_s, u"each needs a name and a phone in E.164"_s});
            return;
        }
        cards.append({name, {u'+' + QString::fromLatin1(phone->digits)}});
    }
    message.content = cards;
}

void readPoll(const QJsonObject &body, model::Outgoing &message, QList<FieldError> &errors)
{
    model::Poll poll;
    poll.question = body.value(u"question"_s).toString();
    for (const QJsonValue &option : body.value(u"options"_s).toArray())
        poll.options.append(option.toString());
    poll.selectable = body.value(u"selectable"_s).toInt(1);
    if (poll.options.size() < 2)
        errors.append({u"options"_s, u"must be two at least"_s});
    else if (QSet<QString>(poll.options.begin(), poll.options.end()).size() != poll.options.size())
        errors.append({u"options"_s, u"must differ from each other"_s});
    if (poll.selectable > poll.options.size())
        errors.append({u"selectable"_s, u"must not be more than there are options"_s});
    message.content = poll;
}

/// Options of a vote by their names, as they stand in the poll.
void readVote(const QJsonObject &body, const model::Message &target, model::Outgoing &message,
    QList<FieldError> &errors)
{
    const auto *poll = model::contentAs<model::Poll>(target.content);
    if (!poll) {
        errors.append({u"target"_s, u"is no poll"_s});
        return;
    }
    for (const QJsonValue &name : body.value(u"options"_s).toArray()) {
        const auto place = poll->options.indexOf(name.toString());
        if (place < 0) {
            errors.append({u"options"_s, u"must be options of the poll"_s});
            return;
        }
        message.options.append(static_cast<int>(place));
    }
    if (poll->selectable > 0 && message.options.size() > poll->selectable)
        errors.append({u"options"_s, u"are more than may be chosen"_s});
}

base::Result<void, Answer> readTarget(
    const door::Chats &chats, const QJsonObject &body, model::Outgoing &message, QList<FieldError> &errors)
{
    message.target = body.value(u"target"_s).toString();
    const auto target = chats.message(message.target);
    if (!target)
        return base::failWith(fromError(target.error()));
    if (!*target)
        errors.append({u"target"_s, u"names no message"_s});
    else if (message.kind == MessageKind::Vote)
        readVote(body, **target, message, errors);
    return {};
}

void readContent(const QJsonObject &body, model::Outgoing &message, QList<FieldError> &errors)
{
    switch (message.kind) {
    case MessageKind::Location:
        message.content
            = model::Location{body.value(u"latitude"_s).toDouble(), body.value(u"longitude"_s).toDouble(),
                body.value(u"name"_s).toString(), body.value(u"address"_s).toString(), 0};
        break;
    case MessageKind::Contacts:
        readContacts(body, message, errors);
        break;
    case MessageKind::Poll:
        readPoll(body, message, errors);
        break;
    case MessageKind::Reaction:
        message.text = body.value(u"emoji"_s).toString();
        break;
    default:
        message.text = body.value(model::isMedia(message.kind) ? u"caption"_s : u"text"_s).toString();
    }
}

}

base::Result<model::Outgoing, Answer> readOutgoing(const door::Chats &chats, const QJsonObject &body)
{
    model::Outgoing message;
    QList<FieldError> errors;
    const QString name = body.value(u"type"_s).toString();
    const Type &type = *types().constFind(name); // one of those: the field's table says so
    message.kind = type.kind;
    checkFields(name, type, body, errors);
    if (const auto to = chatFromText(body.value(u"to"_s).toString()))
        message.to = *to;
    else
        errors.append({u"to"_s, u"must be a chat's JID or a phone in E.164"_s});
    if (!errors.isEmpty())
        return base::failWith(wrongFields(errors));
    readMentions(body, message, errors);
    readContent(body, message, errors);
    if (model::isAddOn(message.kind)) {
        const auto done = readTarget(chats, body, message, errors);
        if (!done)
            return base::failWith(done.error());
    }
    message.quotedId = body.value(u"quoted"_s).toString();
    if (!message.quotedId.isEmpty()) {
        const auto quoted = chats.message(message.quotedId);
        if (!quoted)
            return base::failWith(fromError(quoted.error()));
        if (!*quoted)
            errors.append({u"quoted"_s, u"names no message"_s});
    }
    if (!errors.isEmpty())
        return base::failWith(wrongFields(errors));
    return message;
}

base::Result<std::optional<FileSource>, Answer> readFile(const QJsonObject &body)
{
    const auto type = types().constFind(body.value(u"type"_s).toString());
    if (type == types().constEnd() || !model::isMedia(type->kind) || !body.value(u"media"_s).isObject())
        return std::optional<FileSource>();
    const auto wrong = [](const QString &why) { return base::failWith(wrongFields({{u"media"_s, why}})); };
    const QJsonObject media = body.value(u"media"_s).toObject();
    static const QRegularExpression form(u"^[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}(; ?codecs=[a-z0-9]+)?$"_s);
    FileSource file;
    const QStringList names = media.keys();
    if (names == QStringList{u"media_id"_s}) {
        file.mediaId = media.value(u"media_id"_s).toString();
        return std::optional<FileSource>(std::move(file));
    }
    if (names == QStringList{u"url"_s}) {
        const QString address = media.value(u"url"_s).toString();
        file.url = QUrl(address, QUrl::StrictMode);
        if (address.size() > longestAddress || !file.url.isValid())
            return wrong(u"has a url that is no web address"_s);
        return std::optional<FileSource>(std::move(file));
    }
    if (names != QStringList{u"base64"_s, u"mime"_s})
        return wrong(u"must have media_id, or url, or base64 and mime, and nothing else"_s);
    file.mime = media.value(u"mime"_s).toString();
    if (!form.match(file.mime).hasMatch())
        return wrong(u"has a mime that is none, such as image/jpeg"_s);
    const auto decoded = QByteArray::fromBase64Encoding(
        media.value(u"base64"_s).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return wrong(u"has no base64 of a file"_s);
    file.bytes = decoded.decoded;
    return std::optional<FileSource>(std::move(file));
}

QList<Field> outgoingFields()
{
    QStringList names = types().keys();
    names.sort();
    return {{.name = u"to"_s,
                .required = true,
                .least = 1,
                .most = 256,
                .says = u"A chat's JID, or a phone in E.164."_s},
        {.name = u"type"_s, .required = true, .oneOf = names},
        {.name = u"text"_s, .nullable = true, .least = 1, .most = longestText, .says = u"text, edit"_s},
        {.name = u"quoted"_s, .nullable = true, .least = 1, .most = 64, .says = u"A message id."_s},
        {.name = u"mentions"_s,
            .kind = Kind::TextList,
            .nullable = true,
            .most = mostMentions,
            .says = u"Whom a text or a caption mentions: chats, as JID or phone."_s},
        {.name = u"preview"_s,
            .kind = Kind::Boolean,
            .nullable = true,
            .says = u"text: looks at its first link, and sends what is there along"_s},
        {.name = u"media"_s,
            .kind = Kind::Object,
            .nullable = true,
            .says
            = u"Of a file: {media_id} of an upload, {url} on the web (100 MiB at most, and only an admin "
              "token may name a host that is not on the open internet), or {base64, mime}"_s},
        {.name = u"caption"_s, .nullable = true, .most = 4096, .says = u"image, video, document"_s},
        {.name = u"latitude"_s, .kind = Kind::Number, .nullable = true, .least = -90, .most = 90},
        {.name = u"longitude"_s, .kind = Kind::Number, .nullable = true, .least = -180, .most = 180},
        {.name = u"name"_s,
            .nullable = true,
            .most = 256,
            .says = u"location: of the place; document: of the file"_s},
        {.name = u"address"_s, .nullable = true, .most = 512, .says = u"location"_s},
        {.name = u"contacts"_s,
            .kind = Kind::ObjectList,
            .nullable = true,
            .least = 1,
            .most = mostCards,
            .parts = {u"name"_s, u"phone"_s},
            .says = u"contact: phones in E.164"_s},
        {.name = u"question"_s, .nullable = true, .least = 1, .most = 255, .says = u"poll"_s},
        {.name = u"options"_s,
            .kind = Kind::TextList,
            .nullable = true,
            .most = mostOptions,
            .says = u"poll: 2 to 12 of them; vote: what is chosen, by name, none to take the vote back"_s},
        {.name = u"selectable"_s,
            .kind = Kind::Integer,
            .nullable = true,
            .least = 0,
            .most = mostOptions,
            .says = u"poll: how many may be chosen; 0: any number; 1 when it is not given"_s},
        {.name = u"target"_s,
            .nullable = true,
            .least = 1,
            .most = 64,
            .says = u"reaction, edit, delete, vote: the id of the message they act upon"_s},
        {.name = u"emoji"_s, .nullable = true, .most = 64, .says = u"reaction; empty takes it back"_s},
        {.name = u"for"_s, .nullable = true, .oneOf = {u"everyone"_s}, .says = u"delete"_s}};
}

}
