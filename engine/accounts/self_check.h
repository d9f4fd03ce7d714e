// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/check_notes.h"
#include "engine/wire/document.h"
#include "engine/wire/node.h"

#include <array>

namespace accounts {

/// What the network really does where the reference is in doubt, seen on a number's lines in both directions.
/// Only looks: a comparison of the tag and a counter for what is ordinary. Source: protocol note "Doubtful".
class SelfCheck {
public:
    void arrived(const wire::NodeView &stanza, qint64 nowMs);
    void sent(const wire::Node &stanza, qint64 nowMs);
    /// What was asked on the former line is not answered on the next one.
    void lineEnded();
    /// A file was brought to a media host. @param type  the mms type. @param refusal  the host's number;
    /// empty: it took it
    void uploaded(bool isVoice, const QByteArray &type, const QByteArray &refusal, qint64 nowMs);
    /// A record of app state was read. @param kind  "mute"
    void recordRead(QByteArrayView kind, int version, qint64 nowMs);

    CheckNotes &notes() { return notes_; }
    const CheckNotes &notes() const { return notes_; }
    void setNotes(CheckNotes notes) { notes_ = std::move(notes); }

private:
    enum class Question { Contacts, Devices, LinkCode, TimeLock, Quota, OtherMex, ReadState, WriteState };
    struct Asked {
        QByteArray id;
        Question what = Question::Contacts;
    };
    /// A message of ours to a group, until the server says what it thinks of its hash.
    struct Hashed {
        QByteArray id;
        QByteArray hash;
        int times = 0; ///< it was sent under this id
        bool refused421 = false;
    };

    void sentIq(const wire::Node &iq);
    void sentMessage(const wire::Node &message);
    static std::optional<Question> questionOf(const wire::Node &iq);
    Hashed *hashedOf(QByteArrayView id);

    void onMessage(const wire::NodeView &message);
    void onReceipt(const wire::NodeView &receipt);
    void onAck(const wire::NodeView &ack);
    void onRefusal(QByteArrayView error, Hashed *hashed);
    void onHash(QByteArrayView hash, const Hashed *hashed);
    void noteAlphabet(QByteArrayView hash);
    void onIq(const wire::NodeView &iq);
    void onAnswer(Question what, const wire::NodeView &iq);
    void onContacts(const wire::NodeView &iq);
    void onDevices(const wire::NodeView &iq);
    void onMex(const QByteArray &name, const wire::NodeView &iq);
    void onCollections(const QByteArray &way, const wire::NodeView &iq);
    void onSuccess(const wire::NodeView &success);
    void onFailure(const wire::NodeView &failure);
    void onStreamEnd(const wire::NodeView &end);
    void onNotification(const wire::NodeView &notification);
    void onInfo(const wire::NodeView &ib);
    void noteDoubts(bool accepted, QByteArrayView word);
    void note(model::CheckId id, QByteArrayView word, bool asExpected = true)
    {
        notes_.note(id, word, asExpected, nowMs_);
    }

    CheckNotes notes_;
    qint64 nowMs_ = 0;
    qint64 addressMs_ = 0; ///< when an address was looked at last
    qint64 batchMs_ = 0; ///< when `offline_batch` left without an end since; 0: none is open
    std::array<Asked, 16> asked_; ///< the newest
    std::size_t nextAsked_ = 0;
    std::array<Hashed, 16> hashed_;
    std::size_t nextHashed_ = 0;
    // what nobody answers has been taken when a later question is answered on the same line
    bool ackInDoubt_ = false, typingInDoubt_ = false; ///< left since the question that would prove it
    bool ackToProve_ = false, typingToProve_ = false; ///< left before it
    QByteArray proof_; ///< the id of that question
};

}
