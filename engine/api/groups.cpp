// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

Answer noGroup()
{
    return notFound(u"There is no such group."_s);
}

/// Runs `work` with the group that the path names.
template <class Work>
base::Task<Answer> withGroup(const Call &call, Work work)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto jid = chatFromText(call.path.value(u"jid"_s));
    if (!jid || !jid->isGroup())
        return answered(noGroup());
    const auto group = call.engine.groups().find(call.account(), *jid);
    if (!group)
        return base::Task<Answer>::failed(group.error());
    return *group ? work(**group) : answered(noGroup());
}

Answer listed(const Call &call, const QList<model::Group> &groups)
{
    // sorted by what the cursor names
    QList<model::Group> sorted = groups;
    std::sort(sorted.begin(), sorted.end(),
        [](const auto &a, const auto &b) { return a.jid.text() < b.jid.text(); });
    return pageOf(
        call, sorted, [](const model::Group &group) { return QString::fromLatin1(group.jid.text()); },
        model::groupJson);
}

base::Task<Answer> list(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto groups = call.engine.groups().list(call.account());
    return groups ? answered(listed(call, *groups)) : base::Task<Answer>::failed(groups.error());
}

base::Task<Answer> refresh(const Call &call)
{
    return call.engine.groups().refresh(call.account()).then(call.context, [call]() -> base::Result<Answer> {
        ASSIGN_OR_RETURN(const auto groups, call.engine.groups().list(call.account()));
        Answer answer = listed(call, groups);
        answer.status = 202;
        return answer;
    });
}

base::Task<Answer> show(const Call &call)
{
    return withGroup(
        call, [](const model::Group &group) { return answered(json(200, model::groupJson(group))); });
}

base::Task<Answer> participants(const Call &call)
{
    return withGroup(call, [&call](const model::Group &group) {
        auto members = call.engine.groups().participants(call.account(), group.jid);
        if (!members)
            return base::Task<Answer>::failed(members.error());
        const auto idOf = [](const model::Participant &one) { return QString::fromLatin1(one.jid.text()); };
        std::sort(members->begin(), members->end(),
            [&](const auto &a, const auto &b) { return idOf(a) < idOf(b); });
        return answered(pageOf(call, *members, idOf, model::participantJson));
    });
}

}

RouteTable groupRoutes()
{
    const QByteArray groups = "/api/v1/accounts/{account}/groups";
    return {
        {.path = groups,
            .id = u"listGroups"_s,
            .summary = u"The groups that the number is in, from the store."_s,
            .query = pageFields(),
            .schema = u"GroupList"_s,
            .also = {404},
            .handle = list},
        {.method = "POST",
            .path = groups + "/refresh",
            .scope = door::Scope::Send,
            .id = u"refreshGroups"_s,
            .summary = u"Reads all of them from the network again."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"GroupList"_s,
            .also = {404, 503},
            .handle = refresh},
        {.path = groups + "/{jid}",
            .id = u"getGroup"_s,
            .summary = u"One group."_s,
            .schema = u"Group"_s,
            .also = {404},
            .handle = show},
        {.path = groups + "/{jid}/participants",
            .id = u"listParticipants"_s,
            .summary = u"Who is in it. A phone that is hidden from the number is null."_s,
            .query = pageFields(),
            .schema = u"ParticipantList"_s,
            .also = {404},
            .handle = participants},
    };
}

}
