// SPDX-License-Identifier: GPL-3.0-or-later
// One person: what they show, what is noted about them, whether they are blocked.
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

QJsonObject detailsJson(const model::ContactDetails &details)
{
    QJsonObject json = contactJson(details.contact);
    json.insert(u"username"_s, model::textOrNull(details.username));
    json.insert(u"about"_s, model::textOrNull(details.about));
    json.insert(u"business_profile"_s,
        details.business.isEmpty() ? QJsonValue() : QJsonValue(model::businessJson(details.business)));
    json.insert(u"blocked"_s, details.isBlocked);
    json.insert(u"note"_s, model::textOrNull(details.note));
    QJsonArray talks;
    for (const auto &talk : details.talks)
        talks.append(QJsonObject{{u"account"_s, talk.account.value}, {u"messages"_s, talk.messages}});
    json.insert(u"talks"_s, talks);
    QJsonArray merges;
    for (const auto &merge : details.merges)
        merges.append(QJsonObject{{u"id"_s, QString::number(merge.id)},
            {u"jid"_s, model::jidJson(merge.address)}, {u"messages"_s, merge.messages}});
    json.insert(u"merges"_s, merges);
    QJsonArray apart;
    for (const model::Jid &other : details.separatedFrom)
        apart.append(model::jidJson(other));
    json.insert(u"separated_from"_s, apart);
    return json;
}

/// Runs `work` with the person that the path names.
template <class Work>
base::Task<Answer> withPerson(const Call &call, Work work)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto jid = chatFromText(call.path.value(u"jid"_s));
    return jid && (jid->isPerson() || jid->isGroup()) ? work(*jid)
                                                      : answered(notFound(u"There is no such contact."_s));
}

Answer failedAnswer(const base::Error &error)
{
    if (error.fault == Fault::NotFound && error.code == u"no_lid"_s)
        return notFound(u"Nobody with this phone is on WhatsApp, as far as its network says."_s);
    if (error.fault == Fault::NotFound && error.code == u"no_merge"_s)
        return notFound(u"There is no such merge of this contact, or it cannot be undone any more."_s);
    if (error.fault == Fault::NotFound && error.code == u"not_separated"_s)
        return notFound(u"These two were not separated."_s);
    return error.fault == Fault::NotFound ? notFound(u"There is no such contact."_s) : fromError(error);
}

base::Task<Answer> asAnswer(const Call &call, base::Task<model::ContactDetails> task)
{
    base::Promise<Answer> promise;
    std::move(task).finally(call.context, [promise](const base::Result<model::ContactDetails> &details) {
        promise.answer(details ? json(200, detailsJson(*details)) : failedAnswer(details.error()));
    });
    return promise.task();
}

base::Task<Answer> show(const Call &call)
{
    return withPerson(call, [&call](const model::Jid &jid) {
        return asAnswer(call, call.engine.contacts().askDetails(call.account(), jid));
    });
}

/// After a change: as it is then.
base::Task<Answer> changedAnswer(const Call &call, const model::Jid &jid, base::Task<void> task)
{
    return asAnswer(call, std::move(task).then(call.context, [call, jid] {
        return call.engine.contacts().details(call.account(), jid);
    }));
}

base::Task<Answer> change(const Call &call)
{
    return withPerson(call, [&call](const model::Jid &jid) {
        return changedAnswer(call, jid,
            call.engine.contacts().setNote(call.account(), jid, call.body.value(u"note"_s).toString()));
    });
}

base::Task<Answer> block(const Call &call)
{
    return withPerson(call, [&call](const model::Jid &jid) {
        return changedAnswer(
            call, jid, call.engine.contacts().block(call.account(), jid, call.body.value(u"on"_s).toBool()));
    });
}

base::Task<Answer> separate(const Call &call)
{
    return withPerson(call, [&call](const model::Jid &jid) {
        return changedAnswer(call, jid,
            call.engine.contacts()
                .separate(call.account(), jid, call.body.value(u"merge"_s).toString().toLongLong())
                .then(call.context, [](const door::Contacts::Separated &) {}));
    });
}

base::Task<Answer> join(const Call &call)
{
    const auto other = chatFromText(call.body.value(u"with"_s).toString());
    if (!other || !other->isPerson())
        return answered(wrongFields({{u"with"_s, u"is no person"_s}}));
    return withPerson(call, [&call, other](const model::Jid &jid) {
        return changedAnswer(call, jid, call.engine.contacts().joinAgain(call.account(), jid, *other));
    });
}

base::Task<Answer> picture(const Call &call)
{
    return withPerson(call, [&call](const model::Jid &jid) {
        return call.engine.contacts()
            .picture(call.account(), jid)
            .then(call.context, [](const QByteArray &bytes) {
                if (bytes.isEmpty())
                    return notFound(u"There is no picture, or it is not shown to this number."_s);
                Answer answer;
                answer.contentType = bytes.startsWith("\x89PNG") ? "image/png" : "image/jpeg";
                answer.headers = {{"Content-Security-Policy", "sandbox"}};
                answer.body = bytes;
                return answer;
            });
    });
}

}

QJsonObject contactJson(const model::Contact &contact)
{
    return {{u"jid"_s, model::jidJson(contact.jid)}, {u"lid"_s, model::jidJson(contact.lid)},
        {u"phone"_s, model::textOrNull(contact.phone)}, {u"name"_s, model::textOrNull(contact.name)},
        {u"push_name"_s, model::textOrNull(contact.pushName)},
        {u"business"_s, contact.isBusiness ? QJsonValue(*contact.isBusiness) : QJsonValue()}};
}

RouteTable contactDetailRoutes()
{
    const QByteArray contact = "/api/v1/accounts/{account}/contacts/{jid}";
    return {
        {.path = contact,
            .id = u"getContact"_s,
            .summary = u"One person, with what they write of themselves: asked for when it is a week old."_s,
            .schema = u"ContactDetails"_s,
            .also = {404},
            .handle = show},
        {.method = "PATCH",
            .path = contact,
            .scope = door::Scope::Send,
            .id = u"changeContact"_s,
            .summary = u"What staff wrote about a person. It stays in this program."_s,
            .body = QList<Field>{{.name = u"note"_s,
                .required = true,
                .nullable = true,
                .most = static_cast<int>(door::Contacts::kLongestNote)}},
            .schema = u"ContactDetails"_s,
            .also = {404},
            .handle = change},
        {.path = contact + "/picture",
            .id = u"getContactPicture"_s,
            .summary = u"The small picture of a person or a group, asked for when it is a week old."_s,
            .contentType = "image/jpeg",
            .also = {404, 429, 503, 504},
            .handle = picture},
        {.method = "POST",
            .path = contact + "/separate",
            .scope = door::Scope::Send,
            .id = u"separateContact"_s,
            .summary
            = u"Two conversations that became one (merges) are two again, and stay so whatever the network "
              u"says."_s,
            .body = QList<Field>{{.name = u"merge"_s, .required = true, .least = 1, .most = 20}},
            .schema = u"ContactDetails"_s,
            .also = {404},
            .handle = separate},
        {.method = "POST",
            .path = contact + "/join",
            .scope = door::Scope::Send,
            .id = u"joinContact"_s,
            .summary = u"Takes a separation back: the two are one person after all."_s,
            .body = QList<Field>{{.name = u"with"_s, .required = true, .least = 1}},
            .schema = u"ContactDetails"_s,
            .also = {404},
            .malformedField = u"with"_s,
            .handle = join},
        {.method = "POST",
            .path = contact + "/block",
            .scope = door::Scope::Send,
            .id = u"blockContact"_s,
            .summary
            = u"Keeps a person's messages back, on all devices of the number, or lets them in again."_s,
            .body = QList<Field>{{.name = u"on"_s, .kind = Kind::Boolean, .required = true}},
            .schema = u"ContactDetails"_s,
            .also = {404, 409, 429, 504},
            .handle = block},
    };
}

}
