// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen while pairing, at the login, and of the line itself. Messages: self_check_messages.cpp.
// Answers to questions: self_check_answers.cpp.
#include "engine/accounts/self_check.h"

#include <algorithm>

namespace accounts {

using model::CheckId;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qint64 kBatchMs = 60'000; ///< what waited must have come by then

template <std::size_t N>
bool isOneOf(QByteArrayView word, const std::array<const char *, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return word == one; });
}

constexpr std::array kTags{"message", "receipt", "ack", "iq", "notification", "presence", "chatstate", "ib",
    "call", "success", "failure", "stream:error", "xmlstreamend"};
constexpr std::array kNotices{"account_sync", "business", "companion_reg_refresh", "contacts",
    "crsc_continuation", "devices", "disappearing_mode", "encrypt", "hosted", "link_code_companion_reg",
    "mediaretry", "mex", "newsletter", "passkey_prologue_request", "pay", "picture", "privacy_token", "psa",
    "registration", "server", "server_sync", "status", "w:gp2"};
constexpr std::array kInfos{"dirty", "offline_preview", "offline", "edge_routing", "downgrade_webclient",
    "thread_metadata", "client_expiration"};
constexpr std::array kDirty{"account_sync", "groups", "syncd_app_state", "newsletter_metadata"};
/// What refuses the payload of a login; the others speak of the number, or of the version (405).
constexpr std::array kOfNumber{"401", "402", "403", "406", "500", "503"};
constexpr std::array kEnds{"401", "409", "429", "500", "503", "515", "516"};

QByteArray joined(const char *first, QByteArrayView serverWord)
{
    return QByteArray(first) + ' ' + CheckNotes::serverWord(serverWord);
}

}

void SelfCheck::arrived(const NodeView &stanza, qint64 nowMs)
{
    nowMs_ = nowMs;
    const QByteArrayView tag = stanza.tag();
    const bool isKnown = isOneOf(tag, kTags);
    if (isKnown)
        note(CheckId::StanzaKinds, tag);
    else
        note(CheckId::StanzaKinds, CheckNotes::serverWord(tag), false);
    if (tag == "message")
        onMessage(stanza);
    else if (tag == "receipt")
        onReceipt(stanza);
    else if (tag == "ack")
        onAck(stanza);
    else if (tag == "iq")
        onIq(stanza);
    else if (tag == "notification")
        onNotification(stanza);
    else if (tag == "ib")
        onInfo(stanza);
    else if (tag == "success")
        onSuccess(stanza);
    else if (tag == "failure")
        onFailure(stanza);
    else if (tag == "stream:error" || tag == "xmlstreamend")
        onStreamEnd(stanza);
}

void SelfCheck::lineEnded()
{
    asked_ = {};
    proof_.clear();
    ackInDoubt_ = typingInDoubt_ = ackToProve_ = typingToProve_ = false;
    batchMs_ = 0;
}

void SelfCheck::onSuccess(const NodeView &success)
{
    lineEnded(); // of a line whose end nobody told us
    note(CheckId::WebVersion, "success");
    note(CheckId::LoginPayload, "success");
    const auto lid = success.jid("lid");
    const bool hasLid = lid && lid->isLid();
    note(CheckId::OwnLid, hasLid ? "lid" : "no lid", hasLid);
}

void SelfCheck::onFailure(const NodeView &failure)
{
    const QByteArrayView reason = failure.textView("reason");
    if (reason == "405")
        note(CheckId::WebVersion, "failure 405", false);
    else if (!isOneOf(reason, kOfNumber))
        note(CheckId::LoginPayload, joined("failure", reason), false);
}

void SelfCheck::onStreamEnd(const NodeView &end)
{
    const QByteArrayView code = end.textView("code");
    const QByteArrayView conflict = end.child("conflict").textView("type");
    const bool isOfOurStanza = end.child("ack") || end.child("xml-not-well-formed");
    const bool isKnown = !isOfOurStanza
        && (conflict == "replaced" || conflict == "device_removed" || isOneOf(code, kEnds)
            || (end.is("xmlstreamend") && code.isEmpty()));
    QByteArray word = end.tag().toByteArray();
    if (!code.isEmpty())
        word = CheckNotes::serverWord(code);
    if (!conflict.isEmpty())
        word += ' ' + CheckNotes::serverWord(conflict);
    else if (!isKnown && end.childCount() > 0)
        word += ' ' + CheckNotes::serverWord(end.childAt(0).tag());
    note(CheckId::StreamErrors, word, isKnown);
    if (!isKnown)
        noteDoubts(false, "stream:error");
    lineEnded();
}

void SelfCheck::onInfo(const NodeView &ib)
{
    for (const NodeView child : ib.children()) {
        const QByteArrayView tag = child.tag();
        const bool isKnown = isOneOf(tag, kInfos);
        if (child.is("dirty")) {
            const QByteArrayView type = child.textView("type");
            note(CheckId::InfoKinds, joined("dirty", type), isOneOf(type, kDirty));
        } else {
            note(CheckId::InfoKinds, CheckNotes::serverWord(tag), isKnown);
        }
        if (child.is("offline_preview")) {
            note(CheckId::OfflineBatch, "offline_preview");
        } else if (child.is("offline")) {
            note(CheckId::OfflineBatch, batchMs_ != 0 ? "offline after offline_batch" : "offline at once");
            if (!child.has("count"))
                note(CheckId::OfflineBatch, "offline, no count", false);
            batchMs_ = 0;
        } else if (child.is("edge_routing")) {
            const bool isWhole = !child.child("routing_info").content().isEmpty();
            note(CheckId::EdgeRouting, isWhole ? "routing_info" : "no routing_info", isWhole);
        } else if (child.is("client_expiration")) {
            QByteArray word = "client_expiration";
            for (int i = 0; i < std::min(child.attrCount(), 3); ++i)
                word += ' ' + CheckNotes::serverWord(child.attrKey(i));
            note(CheckId::ClientExpiration, word);
        }
    }
}

void SelfCheck::onNotification(const NodeView &notification)
{
    const QByteArrayView type = notification.textView("type");
    note(CheckId::NotificationTypes, CheckNotes::serverWord(type), isOneOf(type, kNotices));
    if (type == "companion_reg_refresh") {
        const QByteArrayView child
            = notification.childCount() > 0 ? notification.childAt(0).tag() : "nothing";
        note(CheckId::RegRefresh, CheckNotes::serverWord(child),
            child == "companion_reg_refresh" || child == "pair-device-rotate-qr");
    } else if (type == "link_code_companion_reg") {
        const NodeView child = notification.child("link_code_companion_reg");
        const QByteArrayView stage = child.textView("stage");
        note(CheckId::LinkCodeStages, CheckNotes::serverWord(stage),
            stage == "primary_hello" || stage == "refresh_code");
    } else if (type == "passkey_prologue_request") {
        const bool isWhole = !notification.child("passkey_request_options").isNull();
        note(CheckId::Passkey, isWhole ? "passkey_request_options" : "no passkey_request_options", isWhole);
    } else if (type == "crsc_continuation") {
        note(CheckId::Passkey, "crsc_continuation", false); // nobody here asked for it
    } else if (type == "mex") {
        const QByteArrayView name = notification.child("update").textView("op_name");
        note(CheckId::MexQueries, joined("notice", name));
    } else if (type == "devices") {
        for (const NodeView child : notification.children())
            noteAlphabet(child.textView("device_hash"));
    } else if (type == "account_sync") {
        noteAlphabet(notification.child("devices").textView("dhash"));
    }
}

/// What we sent in doubt and nobody answers: it was taken, or the line broke over it.
void SelfCheck::noteDoubts(bool accepted, QByteArrayView word)
{
    // what left after the question is not proved by its answer, but may be what the line ends over
    if (ackToProve_ || (!accepted && ackInDoubt_))
        note(CheckId::OurAcks, word, accepted);
    if (typingToProve_ || (!accepted && typingInDoubt_))
        note(CheckId::Typing, word, accepted);
    ackToProve_ = typingToProve_ = false;
    proof_.clear();
    if (accepted && batchMs_ != 0 && nowMs_ - batchMs_ > kBatchMs) {
        note(CheckId::OfflineBatch, "no offline after offline_batch", false);
        batchMs_ = 0;
    }
}

void SelfCheck::uploaded(bool isVoice, const QByteArray &type, const QByteArray &refusal, qint64 nowMs)
{
    nowMs_ = nowMs;
    const bool isTooLong = refusal == "413";
    if (refusal.isEmpty() || isTooLong)
        note(CheckId::FileSizes, isTooLong ? joined("413", type) : type, !isTooLong);
    if (isVoice && !isTooLong)
        note(CheckId::VoiceNotes, refusal.isEmpty() ? type : joined("error", refusal), refusal.isEmpty());
}

void SelfCheck::recordRead(QByteArrayView kind, int version, qint64 nowMs)
{
    struct Known {
        const char *kind;
        int version;
    };
    static constexpr std::array known{Known{"setting_pushName", 1}, Known{"contact", 2}, Known{"mute", 2},
        Known{"star", 2}, Known{"deleteMessageForMe", 3}, Known{"clearChat", 6}, Known{"deleteChat", 6},
        Known{"pin_v1", 5}, Known{"archive", 3}, Known{"markChatAsRead", 3}, Known{"label_edit", 3},
        Known{"label_jid", 3}, Known{"label_message", 3}, Known{"quick_reply", 2},
        Known{"setting_disableLinkPreviews", 8}};
    nowMs_ = nowMs;
    const auto at
        = std::find_if(known.begin(), known.end(), [&](const Known &one) { return kind == one.kind; });
    note(CheckId::RecordVersions, CheckNotes::serverWord(kind) + ' ' + QByteArray::number(version),
        at == known.end() || at->version == version);
}

}
