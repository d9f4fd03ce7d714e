// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/appstate/actions.h"
#include "engine/appstate/blobs.h"
#include "engine/messaging/peer_messages.h"

#include <QSet>

namespace appstate {

/// Keeps the collections of one number as the network has them, and brings it what somebody here wants to be
/// so. One question at a time; what is due meanwhile follows. Whatever cannot be read for want of a key waits
/// for the phone, which is asked for it once a day. Everything given outlives it.
/// Source: protocol note "App state".
class Collections : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        messaging::Self self;
        transport::Line &line;
        store::Store &store;
        media::Downloader &downloader;
        base::Clock &clock;
        base::Random &random;
        messaging::PeerMessages &peers;
    };
    explicit Collections(Parts parts);

    /// After each login: reads what changed since, and sends what is wished.
    void begin();
    /// The phone has shared keys: they are kept raw.
    void keysCame();
    /// A `server_sync` notification: others changed something.
    void onNotification(const wire::NodeView &notification);
    /// Something is wished: it is stored already.
    void push();

Q_SIGNALS:
    /// What this number calls itself, as the phone says it.
    void ownNameCame(const QString &name);
    /// A record was read. @param kind  the first word of its name. @param version  that it carries
    void recordRead(const QByteArray &kind, int version);

private:
    /// What the network says about one collection.
    struct Batch {
        QByteArray name;
        QByteArray snapshot; ///< where one lies; empty: none
        QList<QByteArray> patches;
        bool hasMore = false;
        QByteArray error;
        quint64 version = 0;
        QList<QByteArray> blobs = {}; ///< fetched, in the order of `wantedBlobs`
    };
    struct Taken {
        std::optional<QString> ownName;
        QList<QByteArray> missingKeys;
    };
    /// A patch of ours under way.
    struct Sent {
        Built built;
        QList<qint64> wishes;
    };
    static Batch batchOf(const wire::NodeView &collection);
    static base::Result<QList<proto::ExternalBlobReference>> wantedBlobs(const Batch &batch);

    void next();
    void ask(const QList<QByteArray> &names);
    void take(std::vector<Batch> batches);
    base::Task<void> takeOne(const std::shared_ptr<Batch> &batch);
    base::Result<Taken> apply(const Batch &batch);
    base::Result<void> applySnapshot(const Batch &batch, const KeyRing &ring, Taken &taken);
    base::Result<void> applyPatch(
        const Batch &batch, const QByteArray &patch, qsizetype &blob, const KeyRing &ring, Taken &taken);
    base::Result<void> keep(const QByteArray &name, const Opened &opened, bool isSnapshot, Taken &taken);
    base::Result<void> fulfil(const QByteArray &name, const std::vector<Mutation> &mutations);
    void wentWrong(const Batch &batch, const base::Error &why);
    void settled(const Taken &taken);

    void send(const QByteArray &name);
    base::Result<Sent> build(const QByteArray &name);
    void sent(const QByteArray &name, const std::shared_ptr<Sent> &sent, const wire::NodeView &answer);
    base::Result<void> giveUp(const QByteArray &name);

    base::Result<KeyRing> ring() const;
    base::Result<State> stateOf(const QByteArray &name) const;
    FindValue finder(const QByteArray &name) const;
    base::Result<bool> readKeys();
    void requestKeys(const QList<QByteArray> &ids);

    Parts parts_;
    Actions actions_;
    Blobs blobs_;
    QSet<QByteArray> due_; ///< to be asked for
    QSet<QByteArray> wished_; ///< about which something is to be sent
    QHash<QByteArray, int> failures_; ///< of a collection in a row; ends it until the next login
    QHash<QByteArray, int> conflicts_; ///< of patches of ours, in a row
    bool busy_ = false;
    bool hasKeys_ = false;
    /// The context of all answers. A new one with each login: nothing that the former line began goes on.
    std::unique_ptr<QObject> alive_ = std::make_unique<QObject>();
};

}
