// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/content.h"
#include "engine/proto/message.pb.h"
#include "tests/flows/crash_ground.h"
#include "tests/flows/far_device.h"

namespace flows {

constexpr int kPictures = 4; ///< that come
constexpr int kFiles = 3; ///< that are sent
QByteArray pictureOf(int i);
QByteArray fileOf(int i);
media::Kind kindOf(const messaging::FileRef &said);

/// Somebody who writes to this number with pictures and gets files from it, and its own phone, which gets
/// them, too. What comes is fetched by policy, what goes is brought to be sent first, as programs do.
class FileTalk : public Ground {
public:
    explicit FileTalk(quint64 seed, const Rest &before = {});
    bool prepare();
    void meet(); ///< somebody gets to know this number, once

    /// From wherever it is to the end. False: the power went, or there is no end.
    /// @param looks  at what came and is not here yet, as a person does
    bool goOn(bool looks);
    bool talks(); ///< one more each way

    QList<model::Message> messages() const; ///< newest first
    std::optional<messaging::FileRef> storedFile(const QString &message) const;
    /// What is wrong with the files at rest: each that counts is there and whole, and nothing else is there.
    QString wrongOnDisk() const;

    FarDevice somebody;
    FarDevice phone; ///< of this number
    std::map<QByteArray, wire::Node> undelivered; ///< that this number has not answered
    QStringList complaints; ///< what must not be seen on a line
    using Shown = QMap<QString, QSet<QByteArray>>; ///< ids by text
    Shown shown; ///< what somebody sees of this number
    Shown shownOnPhone;

private:
    void tell(const QByteArray &id, const std::function<void(proto::Message &)> &write);
    void tellPicture(int i);
    bool arePicturesHere() const;
    bool lookAtPictures();
    void send(int i);
    bool askFor(model::Outgoing message);
    bool bring(const QByteArray &plain);
    void onStanza(const wire::NodeView &stanza);
    void onMessage(const wire::NodeView &message);
    void show(Shown &where, const QByteArray &id, const messaging::Content &content);

    QList<messaging::FileRef> pictures_;
    QSet<int> told_;
    QSet<int> sent_; ///< of which somebody knows that they are on disk
    QSet<QString> looked_;
    int seen_ = 0;
};

}
