// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

QJsonObject foundJson(const model::FoundMessage &found)
{
    QJsonArray marks;
    for (const model::TextMark &mark : found.snippet.marks)
        marks.append(QJsonObject{{u"from"_s, mark.from}, {u"length"_s, mark.length}});
    QJsonObject json = messageJson(found.message);
    json.insert(u"snippet"_s, QJsonObject{{u"text"_s, found.snippet.text}, {u"marks"_s, marks}});
    return json;
}

/// 0 when it is not given.
qint64 timeOf(const Call &call, const QString &name, QList<FieldError> &errors)
{
    if (!call.query.contains(name))
        return 0;
    const QDateTime time = QDateTime::fromString(call.query.value(name), Qt::ISODateWithMs);
    if (!time.isValid() || time.toMSecsSinceEpoch() <= 0)
        errors.append({name, u"Is no time as in 2026-11-23T08:15:30Z."_s});
    return time.toMSecsSinceEpoch();
}

FieldError explained(const base::Error &error)
{
    if (error.code == u"no_words")
        return {u"q"_s, u"Has no word of at least two letters or digits."_s};
    if (error.code == u"too_long")
        return {u"q"_s, u"Is longer than 200 characters or ten words."_s};
    return {u"cursor"_s, u"Is not a next_cursor of this list."_s};
}

base::Task<Answer> search(const Call &call)
{
    model::SearchFilter filter;
    QList<FieldError> errors;
    filter.text = call.query.value(u"q"_s);
    filter.account = {call.query.value(u"account"_s)};
    filter.client = {call.query.value(u"client"_s)};
    filter.fromMs = timeOf(call, u"from"_s, errors);
    filter.toMs = timeOf(call, u"to"_s, errors);
    filter.limit = pageLimit(call);
    filter.cursor = call.query.value(u"cursor"_s);
    if (call.query.contains(u"chat"_s)) {
        if (const auto chat = chatFromText(call.query.value(u"chat"_s)))
            filter.chat = *chat;
        else
            errors.append({u"chat"_s, u"Is neither a chat nor a phone."_s});
    }
    if (!errors.isEmpty())
        return answered(wrongFields(errors));
    if (!filter.account.value.isEmpty() && !call.engine.accounts().find(filter.account))
        return answered(noAccount());
    const auto found = call.engine.chats().search(filter);
    if (!found && found.error().fault == base::Fault::Malformed)
        return answered(wrongFields({explained(found.error())}));
    if (!found)
        return base::Task<Answer>::failed(found.error());
    QJsonArray items;
    for (const model::FoundMessage &one : found->items)
        items.append(foundJson(one));
    QJsonObject list = listJson(items, found->next);
    list.insert(u"complete"_s, found->isComplete);
    return answered(json(200, list));
}

}

RouteTable searchRoutes()
{
    return {
        {.path = "/api/v1/messages/search",
            .id = u"searchMessages"_s,
            .summary
            = u"Messages that have all the words, newest first. A page may be short, even empty, and "
              "still have a next_cursor; complete is false while older messages are not indexed yet."_s,
            .query
            = QList<
                  Field>{{.name = u"q"_s,
                             .required = true,
                             .least = 1,
                             .says
                             = u"Words; each has to begin a word of the message, Hebrew prefixes left aside."_s},
                  {.name = u"account"_s, .least = 1}, {.name = u"client"_s, .least = 1},
                  {.name = u"chat"_s, .least = 1, .says = u"A JID or a phone."_s},
                  {.name = u"from"_s, .least = 1, .most = 40, .says = u"Not older than this time."_s},
                  {.name = u"to"_s, .least = 1, .most = 40, .says = u"Older than this time."_s}}
                + pageFields(),
            .schema = u"FoundMessageList"_s,
            .also = {404},
            .handle = search},
    };
}

}
