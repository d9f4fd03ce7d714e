// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/schemas.h"

#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace api {

namespace {

/// "id:string name:string? count:integer last:Message?": a name, a type or another component, `?` for null.
/// Every property is always there.
QJsonObject object(const QString &properties)
{
    QJsonObject described;
    QJsonArray required;
    for (const QString &entry : properties.split(u' ', Qt::SkipEmptyParts)) {
        const QString name = entry.section(u':', 0, 0);
        QString type = entry.section(u':', 1);
        const bool mayBeNull = type.endsWith(u'?');
        if (mayBeNull)
            type.chop(1);
        const bool isList = type.startsWith(u'[');
        if (isList)
            type = type.mid(1, type.size() - 2);
        QJsonObject schema;
        if (type == u"time"_s)
            schema = {{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
        else if (type.at(0).isUpper())
            schema = {{u"$ref"_s, u"#/components/schemas/"_s + type}};
        else
            schema = {{u"type"_s, type}};
        if (isList)
            schema = {{u"type"_s, u"array"_s}, {u"items"_s, schema}};
        if (mayBeNull)
            schema = {{u"anyOf"_s, QJsonArray{schema, QJsonObject{{u"type"_s, u"null"_s}}}}};
        described.insert(name, schema);
        required.append(name);
    }
    return {{u"type"_s, u"object"_s}, {u"properties"_s, described}, {u"required"_s, required}};
}

QJsonObject words(const QString &list)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(list.split(u' '))}};
}

QJsonObject listOf(const QString &component)
{
    return object(u"items:[%1] next_cursor:string?"_s.arg(component));
}

void addAccounts(QJsonObject &all)
{
    all.insert(u"QuietHours"_s, object(u"from:string to:string"_s));
    all.insert(u"Retention"_s, object(u"messages_days:integer"_s));
    all.insert(u"Client"_s,
        object(u"id:string name:string time_zone:string country:string? language:string colour:string "
               u"mark:string "
               "quiet_hours:QuietHours? retention:Retention?"_s));
    all.insert(u"OffBoarded"_s,
        object(u"client:string name:string at:time directory:string numbers:integer chats:integer "
               "messages:integer"_s));
    all.insert(u"Exported"_s, object(u"directory:string chats:integer messages:integer"_s));
    all.insert(u"ClientList"_s, listOf(u"Client"_s));
    all.insert(u"AccountState"_s,
        words(u"unpaired waiting_for_scan waiting_for_code passkey_needed connecting syncing connected quiet "
              "reconnecting logged_out replaced restricted banned outdated paused stopped"_s));
    all.insert(u"StateReason"_s, object(u"code:string detail:string? until:time?"_s));
    all.insert(u"FetchRules"_s, object(u"images:integer videos:integer sounds:integer documents:integer"_s));
    all.insert(u"StorageUse"_s,
        object(u"fetch:FetchRules cap:integer? files:integer bytes:integer beyond:Beyond?"_s));
    all.insert(u"Beyond"_s, object(u"files:integer bytes:integer"_s));
    all.insert(u"Traffic"_s, object(u"in_bytes:integer out_bytes:integer"_s));
    all.insert(u"AccountCounts"_s, object(u"sent_today:integer received_today:integer queued:integer"_s));
    all.insert(u"Account"_s,
        object(u"id:string label:string client:string? state:AccountState reason:StateReason? phone:string? "
               "jid:string? lid:string? push_name:string? device_id:integer? platform:string? "
               "last_proof_at:time? next_attempt_at:time? attempts:integer counts:AccountCounts "
               "warnings:[AccountWarning] history:AccountHistory? traffic:Traffic memory_bytes:integer"_s));
    all.insert(u"AccountWarning"_s, object(u"code:string detail:string? until:time?"_s));
    all.insert(u"AccountHistory"_s,
        object(u"running:boolean kind:string percent:integer chats:integer messages:integer"_s));
    all.insert(u"WireLog"_s, object(u"on:boolean path:string bytes:integer"_s));
    all.insert(u"CheckVerdict"_s, words(u"not_seen as_expected otherwise"_s));
    all.insert(u"CheckSeen"_s, object(u"what:string as_expected:boolean count:integer last_seen_at:time?"_s));
    all.insert(u"CheckPoint"_s,
        object(u"code:string title:string reference:string program:string verdict:CheckVerdict "
               "count:integer last_seen_at:time? seen:[CheckSeen]"_s));
    all.insert(u"SelfCheck"_s, object(u"points:[CheckPoint]"_s));
    all.insert(u"AccountList"_s, listOf(u"Account"_s));
    all.insert(u"Pairing"_s, object(u"state:AccountState qr:string? expires_at:time? code:string?"_s));
    all.insert(u"PairingCode"_s, object(u"code:string"_s));
    all.insert(u"Limits"_s,
        object(u"per_minute:integer reply_gap_s:number broadcast_gap_s:number jitter_s:number "
               "per_day:integer warm_up:object? unanswered_budget:integer?"_s));
}

void addMessages(QJsonObject &all)
{
    all.insert(
        u"MessageState"_s, words(u"queued sending sent delivered read played failed cancelled received"_s));
    all.insert(u"MessageError"_s, object(u"fault:Fault code:string? detail:string?"_s));
    all.insert(u"Scheduled"_s,
        object(
            u"id:string account:string chat:string text:string mentions:[string] quoted:string? send_at:time "
            "error:MessageError?"_s));
    all.insert(u"ScheduledList"_s, listOf(u"Scheduled"_s));
    all.insert(u"Quote"_s, object(u"id:string? wa_id:string? from:string? text:string?"_s));
    all.insert(u"Reaction"_s, object(u"from:string emoji:string at:time?"_s));
    all.insert(u"Media"_s,
        object(u"mime:string? size:integer? name:string? sha256:string? width:integer? height:integer? "
               "seconds:integer? pages:integer?"_s));
    all.insert(u"PollOption"_s, object(u"name:string votes:integer voters:[string]"_s));
    all.insert(u"Poll"_s, object(u"question:string options:[PollOption] selectable:integer"_s));
    all.insert(u"Location"_s,
        object(u"latitude:number longitude:number name:string? address:string? accuracy_m:integer?"_s));
    all.insert(u"ContactCard"_s, object(u"name:string? phone:string? phones:[string]"_s));
    // a link's preview, an event, a group invite and an album stand in messages that have one
    const QString message
        = u"id:string wa_id:string? account:string chat:string? from:string? from_phone:string? "
          "from_name:string? direction:string type:string text:string? caption:string? media:Media? "
          "quoted:Quote? mentions:[string] mentions_everyone:boolean forwarded:integer "
          "starred:boolean reactions:[Reaction] poll:Poll? location:Location? contacts:[ContactCard]? "
          "target:string? "
          "edited_at:time? deleted_at:time? state:MessageState error:MessageError? "
          "timestamp:time? received_at:time? "_s;
    all.insert(u"Message"_s, object(message));
    all.insert(u"UploadedMedia"_s, object(u"media_id:string mime:string size:integer sha256:string"_s));
    all.insert(u"MessageWithTimeline"_s, object(message + u"timeline:[TimelineEntry]"_s));
    all.insert(u"TimelineEntry"_s, object(u"state:MessageState at:time detail:string?"_s));
    all.insert(u"MessageList"_s, listOf(u"Message"_s));
    all.insert(u"TextMark"_s, object(u"from:integer length:integer"_s));
    all.insert(u"Snippet"_s, object(u"text:string marks:[TextMark]"_s));
    all.insert(u"FoundMessage"_s, object(message + u"snippet:Snippet"_s));
    all.insert(u"FoundMessageList"_s, object(u"items:[FoundMessage] next_cursor:string? complete:boolean"_s));
    all.insert(u"ChatKind"_s, words(u"person group status newsletter"_s));
    all.insert(u"Chat"_s,
        object(u"jid:string kind:ChatKind name:string? phone:string? lid:string? unread:integer "
               "last_message:Message? muted_until:time? archived:boolean pinned:boolean "
               "marked_unread:boolean labels:[string] "
               "history:ChatHistory ephemeral_seconds:integer"_s));
    all.insert(u"OlderMessages"_s, words(u"unknown yes no no_access"_s));
    all.insert(u"ChatHistory"_s, object(u"since:time? older:OlderMessages"_s));
    all.insert(u"ChatList"_s, listOf(u"Chat"_s));
    all.insert(u"Label"_s, object(u"id:string name:string colour:integer chats:integer"_s));
    all.insert(u"LabelList"_s, listOf(u"Label"_s));
    all.insert(u"QuickReply"_s, object(u"id:string shortcut:string text:string"_s));
    all.insert(u"QuickReplyList"_s, listOf(u"QuickReply"_s));
    all.insert(u"Group"_s,
        object(u"jid:string subject:string? description:string? owner:string? created_at:time? "
               "my_role:string? size:integer announce:boolean locked:boolean ephemeral_seconds:integer "
               "member_add_mode:string join_approval:boolean addressing_mode:string community:string?"_s));
    all.insert(u"GroupList"_s, listOf(u"Group"_s));
    all.insert(u"Participant"_s,
        object(u"jid:string lid:string? phone:string? name:string? role:string joined_at:time?"_s));
    all.insert(u"ParticipantList"_s, listOf(u"Participant"_s));
}

void addPeople(QJsonObject &all)
{
    const QString contact
        = u"jid:string lid:string? phone:string? name:string? push_name:string? business:boolean?"_s;
    all.insert(u"Contact"_s, object(contact));
    all.insert(u"ContactTalk"_s, object(u"account:string messages:integer"_s));
    all.insert(u"ContactMerge"_s, object(u"id:string jid:string messages:integer"_s));
    all.insert(u"BusinessHours"_s, object(u"day:string mode:string opens:string? closes:string?"_s));
    all.insert(u"BusinessProfile"_s,
        object(u"category:string? description:string? address:string? email:string? websites:[string] "
               "time_zone:string? hours:[BusinessHours]"_s));
    all.insert(u"ContactDetails"_s,
        object(contact
            + u" username:string? about:string? business_profile:BusinessProfile? blocked:boolean "
              u"note:string? talks:[ContactTalk] merges:[ContactMerge] "
              u"separated_from:[string]"_s));
    all.insert(u"ContactList"_s, listOf(u"Contact"_s));
    all.insert(u"CheckedPhone"_s, object(u"phone:string exists:boolean? jid:string? lid:string?"_s));
    all.insert(u"CheckedPhones"_s, object(u"results:[CheckedPhone]"_s));
    all.insert(u"Presence"_s,
        object(u"chat:string from:string from_name:string? from_phone:string? doing:string? online:boolean? "
               "last_seen_at:time?"_s));
    all.insert(u"PresenceList"_s, listOf(u"Presence"_s));
    all.insert(u"Privacy"_s,
        object(u"last_seen:string? online:string? picture:string? about:string? read_receipts:string? "
               "group_add:string? call_add:string? messages:string?"_s));
    all.insert(u"Available"_s, object(u"available:boolean"_s));
}

void addWebhooks(QJsonObject &all)
{
    all.insert(u"WebhookKind"_s, words(u"ghl_inbound generic"_s));
    all.insert(u"WebhookState"_s, words(u"working failing off"_s));
    all.insert(u"Webhook"_s,
        object(u"id:string kind:WebhookKind account:string? url:string? url_masked:string has_bearer:boolean "
               "has_secret:boolean events:[string]? enabled:boolean state:WebhookState reason:StateReason? "
               "backlog:integer last_success_at:time? last_failure_at:time? created_at:time"_s));
    all.insert(u"WebhookList"_s, listOf(u"Webhook"_s));
    all.insert(u"DeliveryState"_s, words(u"pending retrying success failed not_accepted"_s));
    const QString delivery
        = u"id:string webhook:string event:string seq:integer? account:string? message_id:string? "
          u"wa_id:string? "
          "attempt:integer state:DeliveryState response_status:integer? error:string? next_attempt_at:time? "
          "created_at:time "_s;
    all.insert(u"Delivery"_s, object(delivery));
    all.insert(u"DeliveryWithAttempts"_s, object(delivery + u"attempts:[DeliveryAttempt]"_s));
    all.insert(u"DeliveryList"_s, listOf(u"Delivery"_s));
    const QString attempt
        = u"at:time status:integer? error:string? duration_ms:integer response:string? request:string? "_s;
    all.insert(u"DeliveryAttempt"_s, object(attempt));
    all.insert(u"WebhookTest"_s, object(attempt + u"delivery:string state:DeliveryState verdict:string"_s));
}

void addService(QJsonObject &all)
{
    all.insert(
        u"Fault"_s, words(u"malformed forged not_found refused timeout offline storage cancelled limit"_s));
    all.insert(u"FieldError"_s, object(u"field:string detail:string"_s));
    QJsonObject problem = object(u"type:string title:string status:integer detail:string fault:Fault"_s);
    QJsonObject properties = problem.value(u"properties"_s).toObject();
    const QJsonObject errors{{u"type"_s, u"array"_s},
        {u"items"_s, QJsonObject{{u"$ref"_s, u"#/components/schemas/FieldError"_s}}}};
    properties.insert(u"errors"_s, errors); // only a 422 has them
    problem.insert(u"properties"_s, properties);
    all.insert(u"Problem"_s, problem);
    all.insert(u"HealthNetwork"_s, object(u"name:string real:boolean"_s));
    all.insert(u"HealthAccounts"_s, object(u"connected:integer total:integer"_s));
    all.insert(u"HealthQueue"_s, object(u"outgoing:integer webhooks:integer"_s));
    all.insert(u"HealthStore"_s, object(u"ok:boolean bytes:integer free_bytes:integer"_s));
    all.insert(u"Health"_s,
        object(u"status:string version:string network:HealthNetwork uptime_s:integer key:string "
               "accounts:HealthAccounts queue:HealthQueue store:HealthStore"_s));
    all.insert(u"Scope"_s, words(u"read send admin"_s));
    all.insert(u"Token"_s, object(u"id:string name:string scope:Scope created_at:time"_s));
    all.insert(u"TokenList"_s, listOf(u"Token"_s));
    all.insert(u"NewToken"_s, object(u"id:string name:string scope:Scope created_at:time token:string?"_s));
    all.insert(u"Event"_s, object(u"seq:integer at:time type:string account:string? data:object?"_s));
    all.insert(u"Document"_s, QJsonObject{{u"type"_s, u"object"_s}});
}

}

QJsonObject componentSchemas()
{
    QJsonObject all;
    addService(all);
    addAccounts(all);
    addMessages(all);
    addPeople(all);
    addWebhooks(all);
    return all;
}

}
