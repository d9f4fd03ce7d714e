// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of messages in both directions, of what the server says to ours, and what leaves.
#include "engine/accounts/self_check.h"
#include "engine/trust/reach_out.h"

#include <algorithm>

namespace accounts {

using model::CheckId;
using wire::Attr;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qint64 kAddressEveryMs = 1'000; ///< reading an address allocates
constexpr qsizetype kHashLetters = 10; ///< "2:" and the base64 of six bytes

/// Refusals that the reference names. 479 says that a stanza of ours was wrong.
constexpr std::array kRefusals{
    "400", "401", "403", "404", "406", "421", "429", "463", "475", "495", "500", "503"};
constexpr std::array kReceipts{"", "read", "read-self", "played", "played-self", "sender", "inactive",
    "retry", "server-error", "peer_msg", "hist_sync", "delivery", "enc_rekey_retry"};

QByteArrayView textOf(const Node &node, QByteArrayView key)
{
    for (const Attr &attr : node.attrs) {
        if (attr.key == key)
            return std::holds_alternative<QByteArray>(attr.value)
                ? QByteArrayView(std::get<QByteArray>(attr.value))
                : QByteArrayView();
    }
    return {};
}

/// The text itself, which shares its memory.
QByteArray sharedText(const Node &node, QByteArrayView key)
{
    for (const Attr &attr : node.attrs) {
        if (attr.key == key && std::holds_alternative<QByteArray>(attr.value))
            return std::get<QByteArray>(attr.value);
    }
    return {};
}

const Node *childOf(const Node &node, QByteArrayView tag)
{
    const auto *children = std::get_if<QList<Node>>(&node.content);
    if (!children)
        return nullptr;
    const auto at = std::find_if(
        children->cbegin(), children->cend(), [&](const Node &child) { return child.tag == tag; });
    return at == children->cend() ? nullptr : &*at;
}

bool hasAny(QByteArrayView text, QByteArrayView letters)
{
    return std::any_of(text.begin(), text.end(), [&](char c) { return letters.contains(c); });
}

const char *formOf(const model::Jid &jid)
{
    return jid.isLid() ? "lid" : jid.isPn() ? "pn" : "other";
}

}

void SelfCheck::sent(const Node &stanza, qint64 nowMs)
{
    nowMs_ = nowMs;
    if (stanza.tag == "message") {
        sentMessage(stanza);
    } else if (stanza.tag == "iq") {
        sentIq(stanza);
    } else if (stanza.tag == "ack") {
        ackInDoubt_ = ackInDoubt_ || textOf(stanza, "class") == "message";
    } else if (stanza.tag == "chatstate") {
        typingInDoubt_ = true;
    } else if (stanza.tag == "ib" && childOf(stanza, "offline_batch")) {
        batchMs_ = nowMs;
    }
}

void SelfCheck::sentMessage(const Node &message)
{
    const QByteArray hash = sharedText(message, "phash");
    if (hash.isEmpty())
        return;
    const QByteArray id = sharedText(message, "id");
    if (Hashed *before = hashedOf(id)) {
        ++before->times;
        before->hash = hash;
        return;
    }
    hashed_.at(nextHashed_) = {id, hash, 1, false};
    nextHashed_ = (nextHashed_ + 1) % hashed_.size();
}

SelfCheck::Hashed *SelfCheck::hashedOf(QByteArrayView id)
{
    const auto at = std::find_if(
        hashed_.begin(), hashed_.end(), [&](const Hashed &one) { return !id.isEmpty() && one.id == id; });
    return at == hashed_.end() ? nullptr : &*at;
}

void SelfCheck::sentIq(const Node &iq)
{
    const QByteArrayView type = textOf(iq, "type");
    if (type != "get" && type != "set")
        return;
    const QByteArray id = sharedText(iq, "id");
    if (proof_.isEmpty() && (ackInDoubt_ || typingInDoubt_ || batchMs_ != 0)) {
        proof_ = id;
        ackToProve_ = std::exchange(ackInDoubt_, false);
        typingToProve_ = std::exchange(typingInDoubt_, false);
    }
    if (const auto question = questionOf(iq)) {
        asked_.at(nextAsked_) = {id, *question};
        nextAsked_ = (nextAsked_ + 1) % asked_.size();
    }
}

std::optional<SelfCheck::Question> SelfCheck::questionOf(const Node &iq)
{
    const QByteArrayView xmlns = textOf(iq, "xmlns");
    if (xmlns == "usync") {
        const Node *usync = childOf(iq, "usync");
        const Node *query = usync ? childOf(*usync, "query") : nullptr;
        if (query && childOf(*query, "contact"))
            return Question::Contacts;
        if (query && childOf(*query, "devices"))
            return Question::Devices;
    } else if (xmlns == "md") {
        const Node *link = childOf(iq, "link_code_companion_reg");
        if (link && textOf(*link, "stage") == "companion_hello")
            return Question::LinkCode;
    } else if (xmlns == "w:mex") {
        const Node *query = childOf(iq, "query");
        const QByteArrayView id = query ? textOf(*query, "query_id") : QByteArrayView();
        return id == trust::kTimeLockQuery ? Question::TimeLock
            : id == trust::kCappingQuery   ? Question::Quota
                                           : Question::OtherMex;
    } else if (xmlns == "w:sync:app:state") {
        const Node *sync = childOf(iq, "sync");
        const Node *collection = sync ? childOf(*sync, "collection") : nullptr;
        return collection && childOf(*collection, "patch") ? Question::WriteState : Question::ReadState;
    }
    return std::nullopt;
}

void SelfCheck::onMessage(const NodeView &message)
{
    if (std::abs(nowMs_ - addressMs_) < kAddressEveryMs || message.textView("category") == "peer")
        return;
    addressMs_ = nowMs_;
    const auto from = message.jid("from");
    if (!from)
        return;
    if (from->isPerson()) {
        // what another device of the number wrote names whom it wrote to
        QByteArray word = message.has("recipient") ? "own " : "";
        word += formOf(*from);
        note(CheckId::DirectAddress, word, from->isLid());
        return;
    }
    const auto participant = message.jid("participant");
    if (!from->isGroup() || !participant)
        return;
    const QByteArrayView mode = message.textView("addressing_mode");
    const char *form = formOf(*participant);
    if (mode.isEmpty())
        note(CheckId::GroupAddress, QByteArray("no addressing_mode, ") + form);
    else
        note(CheckId::GroupAddress, "addressing_mode=" + CheckNotes::serverWord(mode) + ", " + form,
            mode == form);
}

void SelfCheck::onReceipt(const NodeView &receipt)
{
    const QByteArrayView type = receipt.textView("type");
    const bool isKnown
        = std::any_of(kReceipts.begin(), kReceipts.end(), [&](const char *one) { return type == one; });
    if (!isKnown)
        note(CheckId::StanzaKinds, "receipt " + CheckNotes::serverWord(type), false);
}

void SelfCheck::onAck(const NodeView &ack)
{
    if (ack.textView("class") != "message")
        return;
    static constexpr std::array shapes{
        "", "from", "t", "from t", "type", "from type", "t type", "from t type"};
    const bool from = ack.has("from");
    const bool t = ack.has("t");
    const bool type = ack.has("type");
    const char *shape = shapes.at((from ? 1U : 0U) + (t ? 2U : 0U) + (type ? 4U : 0U));
    note(CheckId::AckShape, *shape ? shape : "id", from && t && !type);

    Hashed *hashed = hashedOf(ack.textView("id"));
    const QByteArrayView error = ack.textView("error");
    if (!error.isEmpty()) {
        onRefusal(error, hashed);
        return;
    }
    note(CheckId::Refusals, "taken");
    onHash(ack.textView("phash"), hashed);
    if (hashed && std::exchange(hashed->refused421, false))
        note(CheckId::Ack421, "taken after a second look");
}

void SelfCheck::onRefusal(QByteArrayView error, Hashed *hashed)
{
    const bool isKnown
        = std::any_of(kRefusals.begin(), kRefusals.end(), [&](const char *one) { return error == one; });
    note(CheckId::Refusals, "error " + CheckNotes::serverWord(error), isKnown);
    if (error != "421")
        return;
    const bool isSecond = hashed && hashed->refused421;
    note(CheckId::Ack421, !hashed ? "direct" : isSecond ? "group, again" : "group", hashed && !isSecond);
    if (hashed)
        hashed->refused421 = !isSecond;
}

void SelfCheck::onHash(QByteArrayView hash, const Hashed *hashed)
{
    noteAlphabet(hash);
    if (!hashed)
        return;
    if (hash.isEmpty() || hash == hashed->hash) {
        note(CheckId::Phash, "ours taken");
        noteAlphabet(hashed->hash); // the server has reckoned the same one
        return;
    }
    const bool isAlike = hash.size() == kHashLetters && hash.startsWith("2:");
    // a second one that does not fit says that we reckon otherwise than the server
    if (!isAlike)
        note(CheckId::Phash, "another form", false);
    else
        note(CheckId::Phash, hashed->times > 1 ? "another one, again" : "another one", hashed->times <= 1);
}

void SelfCheck::noteAlphabet(QByteArrayView hash)
{
    if (hash.isEmpty() || hash.size() > 64)
        return;
    if (hasAny(hash, "+/"))
        note(CheckId::PhashAlphabet, "+ /");
    if (hasAny(hash, "-_"))
        note(CheckId::PhashAlphabet, "- _", false);
}

}
