// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/json.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace model {

namespace {

const QJsonValue null = QJsonValue::Null;

constexpr int kMostContainers = 256;

/// Openings of objects and arrays outside of texts.
int containersIn(const QByteArray &json)
{
    int count = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '{' || c == '['))
            ++count;
    }
    return count;
}

QJsonValue quoteJson(const std::optional<Quote> &quote)
{
    if (!quote)
        return null;
    return QJsonObject{{u"id"_s, textOrNull(quote->id)}, {u"wa_id"_s, bytesOrNull(quote->waId)},
        {u"from"_s, jidJson(quote->from)}, {u"text"_s, textOrNull(quote->text)}};
}

/// An empty text is a text; of what has none there is null.
QJsonValue textJson(const Message &message)
{
    const bool has = message.kind == MessageKind::Text || message.kind == MessageKind::Edit
        || message.kind == MessageKind::Reaction;
    return has && message.deletedMs == 0 ? QJsonValue(message.text) : textOrNull(message.text);
}

QJsonArray reactionsJson(const QList<Reaction> &reactions)
{
    QJsonArray list;
    for (const Reaction &reaction : reactions)
        list.append(QJsonObject{{u"from"_s, jidJson(reaction.from)}, {u"emoji"_s, reaction.emoji},
            {u"at"_s, timeJson(reaction.atMs)}});
    return list;
}

QJsonObject pollJson(const Poll &poll, const QList<PollVote> &votes)
{
    const QList<int> counts = countVotes(poll, votes);
    QJsonArray options;
    for (qsizetype i = 0; i < poll.options.size(); ++i) {
        QJsonArray voters;
        for (const PollVote &vote : votes) {
            if (vote.options.contains(int(i)))
                voters.append(jidJson(vote.from));
        }
        options.append(
            QJsonObject{{u"name"_s, poll.options.at(i)}, {u"votes"_s, counts.at(i)}, {u"voters"_s, voters}});
    }
    return {{u"question"_s, poll.question}, {u"options"_s, options}, {u"selectable"_s, poll.selectable}};
}

}

QJsonValue errorJson(const std::optional<MessageError> &error)
{
    if (!error)
        return null;
    return QJsonObject{{u"fault"_s, base::faultWord(error->fault)}, {u"code"_s, textOrNull(error->code)},
        {u"detail"_s, textOrNull(error->detail)}};
}

std::optional<QJsonDocument> readJson(const QByteArray &bytes, QString *why)
{
    QString ignored;
    QString &reason = why ? *why : ignored;
    if (containersIn(bytes) > kMostContainers) {
        reason = u"it holds more than %1 objects and arrays"_s.arg(kMostContainers);
        return std::nullopt;
    }
    QJsonParseError parse{};
    QJsonDocument document = QJsonDocument::fromJson(bytes, &parse);
    if (parse.error == QJsonParseError::NoError)
        return document;
    reason = u"%1 at byte %2"_s.arg(parse.errorString()).arg(parse.offset);
    return std::nullopt;
}

QJsonValue timeJson(qint64 ms)
{
    if (ms <= 0)
        return null;
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? null : QJsonValue(text);
}

QJsonValue bytesOrNull(const QByteArray &bytes)
{
    return textOrNull(QString::fromUtf8(bytes));
}

QJsonValue jidJson(const Jid &jid)
{
    return jid.isEmpty() ? null : QJsonValue(QString::fromUtf8(jid.withoutDevice().text()));
}

QJsonValue reasonJson(const std::optional<StateReason> &reason)
{
    if (!reason)
        return null;
    return QJsonObject{{u"code"_s, reason->code}, {u"detail"_s, textOrNull(reason->detail)},
        {u"until"_s, timeJson(reason->untilMs)}};
}

QJsonObject clientJson(const Client &client)
{
    QJsonValue quiet = null;
    if (client.quietHours)
        quiet = QJsonObject{
            {u"from"_s, clockTime(client.quietHours->from)}, {u"to"_s, clockTime(client.quietHours->to)}};
    QJsonValue retention = null;
    if (client.keepMessagesDays > 0)
        retention = QJsonObject{{u"messages_days"_s, client.keepMessagesDays}};
    return {{u"id"_s, client.id.value}, {u"name"_s, client.name},
        {u"time_zone"_s, QString::fromLatin1(client.timeZone)}, {u"country"_s, textOrNull(client.country)},
        {u"language"_s, client.language}, {u"colour"_s, client.colour}, {u"mark"_s, client.mark},
        {u"quiet_hours"_s, quiet}, {u"retention"_s, retention}};
}

QJsonObject offBoardedJson(const OffBoarded &done)
{
    return {{u"client"_s, done.client.id.value}, {u"name"_s, done.client.name},
        {u"at"_s, timeJson(done.atMs)}, {u"directory"_s, done.directory}, {u"numbers"_s, done.numbers},
        {u"chats"_s, done.chats}, {u"messages"_s, done.messages}};
}

static QJsonValue historyJson(const std::optional<HistoryProgress> &history)
{
    if (!history)
        return null;
    return QJsonObject{{u"running"_s, history->isRunning}, {u"kind"_s, history->kind},
        {u"percent"_s, history->percent}, {u"chats"_s, history->chats}, {u"messages"_s, history->messages}};
}

static QJsonArray warningsJson(const QList<Warning> &warnings)
{
    QJsonArray list;
    for (const Warning &warning : warnings)
        list.append(QJsonObject{{u"code"_s, warning.code}, {u"detail"_s, textOrNull(warning.detail)},
            {u"until"_s, timeJson(warning.untilMs)}});
    return list;
}

QJsonObject accountJson(const AccountView &account)
{
    const bool isPaired = !account.pn.isEmpty();
    return {{u"id"_s, account.id.value}, {u"label"_s, account.label},
        {u"client"_s, textOrNull(account.client.value)}, {u"state"_s, stateWord(account.state)},
        {u"reason"_s, reasonJson(account.reason)},
        {u"phone"_s, isPaired ? QJsonValue(u'+' + QString::fromLatin1(account.pn.user)) : null},
        {u"jid"_s, jidJson(account.pn)}, {u"lid"_s, jidJson(account.lid)},
        {u"push_name"_s, textOrNull(account.pushName)},
        {u"device_id"_s, isPaired ? QJsonValue(account.pn.device) : null},
        {u"platform"_s, textOrNull(account.platform)}, {u"last_proof_at"_s, timeJson(account.lastProofMs)},
        {u"next_attempt_at"_s, timeJson(account.nextAttemptMs)}, {u"attempts"_s, account.attempts},
        {u"counts"_s,
            QJsonObject{{u"sent_today"_s, account.sentToday}, {u"received_today"_s, account.receivedToday},
                {u"queued"_s, account.queued}}},
        {u"warnings"_s, warningsJson(account.warnings)}, {u"history"_s, historyJson(account.history)},
        {u"traffic"_s, QJsonObject{{u"in_bytes"_s, account.bytesIn}, {u"out_bytes"_s, account.bytesOut}}},
        {u"memory_bytes"_s, account.memoryBytes}};
}

/// What the contract names stands in every message; what we add stands where it is.
static void insertContent(QJsonObject &object, const Message &message)
{
    for (const QString &name : {u"media"_s, u"poll"_s, u"location"_s, u"contacts"_s})
        object.insert(name, null);
    const QJsonObject content = contentJson(message.content);
    for (auto it = content.begin(); it != content.end(); ++it)
        object.insert(it.key(), it.value());
    if (const Poll *poll = contentAs<Poll>(message.content))
        object.insert(u"poll"_s, pollJson(*poll, message.votes));
}

QJsonObject messageJson(const Message &message)
{
    QJsonArray mentions;
    for (const Jid &jid : message.mentions)
        mentions.append(jidJson(jid));
    const bool isCaption = isMedia(message.kind);
    QJsonObject object{{u"id"_s, message.id}, {u"wa_id"_s, bytesOrNull(message.waId)},
        {u"account"_s, message.account.value}, {u"chat"_s, jidJson(message.chat)},
        {u"from"_s, jidJson(message.from)}, {u"from_phone"_s, textOrNull(message.fromPhone)},
        {u"from_name"_s, textOrNull(message.fromName)},
        {u"direction"_s, message.direction == Direction::In ? u"in"_s : u"out"_s},
        {u"type"_s, kindWord(message.kind)}, {u"text"_s, isCaption ? null : textJson(message)},
        {u"caption"_s, isCaption ? textOrNull(message.text) : null}, {u"quoted"_s, quoteJson(message.quoted)},
        {u"mentions"_s, mentions}, {u"mentions_everyone"_s, message.mentionsEveryone},
        {u"forwarded"_s, message.forwarded}, {u"starred"_s, message.isStarred},
        {u"reactions"_s, reactionsJson(message.reactions)}, {u"target"_s, textOrNull(message.target)},
        {u"edited_at"_s, timeJson(message.editedMs)}, {u"deleted_at"_s, timeJson(message.deletedMs)},
        {u"state"_s, stateWord(message.state)}, {u"error"_s, errorJson(message.error)},
        {u"timestamp"_s, timeJson(message.timestampMs)}, {u"received_at"_s, timeJson(message.receivedMs)}};
    insertContent(object, message);
    if (const auto &counts = message.receipts)
        object.insert(u"receipts"_s,
            QJsonObject{
                {u"delivered"_s, counts->delivered}, {u"read"_s, counts->read}, {u"of"_s, counts->of}});
    return object;
}

constexpr qint64 kEndOfTime = 253'402'300'799'000; // the last second of the year 9999

QJsonObject chatJson(const Chat &chat)
{
    return {{u"jid"_s, jidJson(chat.jid)}, {u"kind"_s, chat.kind}, {u"name"_s, textOrNull(chat.name)},
        {u"phone"_s, textOrNull(chat.phone)}, {u"lid"_s, jidJson(chat.lid)}, {u"unread"_s, chat.unread},
        {u"last_message"_s, chat.last ? QJsonValue(messageJson(*chat.last)) : null},
        {u"muted_until"_s,
            timeJson(
                chat.marks.mutedUntilMs == ChatMarks::kMutedForEver ? kEndOfTime : chat.marks.mutedUntilMs)},
        {u"archived"_s, chat.marks.isArchived}, {u"pinned"_s, chat.marks.pinnedMs > 0},
        {u"marked_unread"_s, chat.marks.isMarkedUnread},
        {u"labels"_s, QJsonArray::fromStringList(chat.labels)},
        {u"history"_s,
            QJsonObject{{u"since"_s, timeJson(chat.sinceMs)}, {u"older"_s, olderWord(chat.older)}}},
        {u"ephemeral_seconds"_s, chat.disappearsAfterS}};
}

QJsonObject groupJson(const Group &group)
{
    return {{u"jid"_s, jidJson(group.jid)}, {u"subject"_s, textOrNull(group.subject)},
        {u"description"_s, textOrNull(group.description)}, {u"owner"_s, jidJson(group.owner)},
        {u"created_at"_s, timeJson(group.createdMs)},
        {u"my_role"_s, group.myRole ? QJsonValue(roleWord(*group.myRole)) : null}, {u"size"_s, group.size},
        {u"announce"_s, group.onlyAdminsWrite}, {u"locked"_s, group.onlyAdminsEdit},
        {u"ephemeral_seconds"_s, group.disappearsAfterS},
        {u"member_add_mode"_s, group.allMayAdd ? u"all"_s : u"admins"_s},
        {u"join_approval"_s, group.needsApproval},
        {u"addressing_mode"_s, group.isHidden ? u"lid"_s : u"pn"_s},
        {u"community"_s, jidJson(group.community)}};
}

QJsonObject participantJson(const Participant &participant)
{
    return {{u"jid"_s, jidJson(participant.jid)}, {u"lid"_s, jidJson(participant.lid)},
        {u"phone"_s, textOrNull(participant.phone)}, {u"name"_s, textOrNull(participant.name)},
        {u"role"_s, roleWord(participant.role)}, {u"joined_at"_s, timeJson(participant.joinedMs)}};
}

QJsonObject presenceJson(const Presence &presence)
{
    using namespace Qt::StringLiterals;
    const QJsonValue doing = presence.doing == Doing::Typing ? QJsonValue(u"typing"_s)
        : presence.doing == Doing::Recording                 ? QJsonValue(u"recording"_s)
                                                             : QJsonValue();
    const bool isTold = presence.is == Whereabouts::Online || presence.is == Whereabouts::Away;
    return {{u"chat"_s, jidJson(presence.chat)}, {u"from"_s, jidJson(presence.from)},
        {u"from_name"_s, textOrNull(presence.name)}, {u"from_phone"_s, textOrNull(presence.phone)},
        {u"doing"_s, doing},
        {u"online"_s, isTold ? QJsonValue(presence.is == Whereabouts::Online) : QJsonValue()},
        {u"last_seen_at"_s, timeJson(presence.lastSeenMs)}};
}

}
