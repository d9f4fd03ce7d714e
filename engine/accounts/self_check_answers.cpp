// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of the answers to questions of ours, and of the server's own questions while pairing.
#include "engine/accounts/self_check.h"

#include <algorithm>

namespace accounts {

using model::CheckId;
using model::Jid;
using wire::NodeView;

namespace {

constexpr int kMostUsers = 64; ///< of one answer

QByteArray errorOf(const NodeView &node)
{
    return "error " + CheckNotes::serverWord(node.child("error").textView("code"));
}

/// In which form an answer names the phone that was asked for.
const char *numberForm(QByteArrayView text)
{
    if (text.isEmpty())
        return "no number";
    if (text.contains('@'))
        return text.endsWith("@c.us") ? "number@c.us" : "number@other";
    return text.startsWith('+') ? "+number" : "number";
}

bool isHidden(const std::optional<Jid> &jid)
{
    return jid && jid->isLid() && !jid->user.isEmpty();
}

}

void SelfCheck::onIq(const NodeView &iq)
{
    const QByteArrayView type = iq.textView("type");
    if (type == "set") {
        if (iq.child("pair-device")) {
            note(CheckId::WebVersion, "pair-device");
            note(CheckId::LoginPayload, "pair-device");
        } else if (iq.child("pair-success")) {
            note(CheckId::Passkey, "pair-success");
        }
        return;
    }
    if (type != "result" && type != "error")
        return;
    const QByteArrayView id = iq.textView("id");
    if (id.isEmpty())
        return;
    if (id == proof_)
        noteDoubts(true, "the line went on");
    const auto at
        = std::find_if(asked_.begin(), asked_.end(), [&](const Asked &one) { return one.id == id; });
    if (at == asked_.end())
        return;
    const Question what = at->what;
    *at = {};
    onAnswer(what, iq);
}

void SelfCheck::onAnswer(Question what, const NodeView &iq)
{
    switch (what) {
    case Question::Contacts:
        onContacts(iq);
        return;
    case Question::Devices:
        onDevices(iq);
        return;
    case Question::LinkCode: {
        const bool isTaken = iq.textView("type") == "result";
        note(CheckId::LinkCode, isTaken ? "result" : errorOf(iq), isTaken);
        return;
    }
    case Question::TimeLock:
        onMex("time_lock", iq);
        return;
    case Question::Quota:
        onMex("quota", iq);
        return;
    case Question::OtherMex:
        onMex("query", iq);
        return;
    case Question::ReadState:
        onCollections("read", iq);
        return;
    case Question::WriteState:
        onCollections("patch", iq);
        return;
    }
}

void SelfCheck::onContacts(const NodeView &iq)
{
    if (iq.textView("type") == "error") {
        note(CheckId::ContactQuery, errorOf(iq), false);
        return;
    }
    const NodeView list = iq.child("usync").child("list");
    for (int i = 0; i < std::min(list.childCount(), kMostUsers); ++i) {
        const NodeView user = list.childAt(i);
        const NodeView contact = user.child("contact");
        const QByteArrayView type = contact.textView("type");
        const auto jid = user.jid("jid");
        const auto pn = user.jid("pn_jid");
        const char *form = numberForm(contact.content());
        const bool isNamed = !contact.content().isEmpty() || (jid && jid->isPn()) || (pn && pn->isPn());
        QByteArray word = CheckNotes::serverWord(type) + ' ' + form;
        word += jid ? (jid->isLid() ? ", jid lid" : ", jid pn") : ", no jid";
        note(CheckId::ContactQuery, word, (type == "in" || type == "out") && isNamed);
        if (type == "in") {
            const bool hasLid = isHidden(user.child("lid").jid("val")) || isHidden(jid);
            note(CheckId::HiddenIds, hasLid ? "lid" : "no lid", hasLid);
        }
    }
}

void SelfCheck::onDevices(const NodeView &iq)
{
    const NodeView list = iq.child("usync").child("list");
    for (int i = 0; i < std::min(list.childCount(), kMostUsers); ++i) {
        const NodeView user = list.childAt(i);
        const auto jid = user.jid("jid");
        // whoever has no device is not there
        if (!jid || !jid->isPn() || user.child("devices").child("device-list").childCount() == 0)
            continue;
        const bool hasLid = isHidden(user.child("lid").jid("val"));
        note(CheckId::HiddenIds, hasLid ? "lid" : "no lid", hasLid);
    }
}

void SelfCheck::onMex(const QByteArray &name, const NodeView &iq)
{
    if (iq.textView("type") == "error") {
        note(CheckId::MexQueries, name + ' ' + errorOf(iq), false);
        return;
    }
    const QByteArrayView result = iq.child("result").content();
    const bool isEmpty = result.isEmpty();
    const bool hasErrors = result.indexOf("\"errors\"") >= 0;
    note(CheckId::MexQueries,
        name
            + (isEmpty          ? " empty"
                    : hasErrors ? " errors"
                                : " result"),
        !isEmpty && !hasErrors);
}

void SelfCheck::onCollections(const QByteArray &way, const NodeView &iq)
{
    if (iq.textView("type") == "error") {
        note(CheckId::AppState, way + ' ' + errorOf(iq), false);
        return;
    }
    const NodeView sync = iq.child("sync");
    for (int i = 0; i < std::min(sync.childCount(), kMostUsers); ++i) {
        const NodeView collection = sync.childAt(i);
        if (collection.textView("type") != "error") {
            note(CheckId::AppState, way);
            continue;
        }
        const bool isConflict = collection.child("error").textView("code") == "409";
        note(CheckId::AppState, way + ' ' + errorOf(collection), isConflict);
    }
}

}
