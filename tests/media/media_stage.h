// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/media_cipher.h"
#include "engine/media/media_hosts.h"
#include "engine/store/store.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QDirIterator>
#include <QTemporaryDir>

namespace support {

/// One number with a store, a network that names hosts when asked, and hosts without a network.
class MediaStage {
public:
    MediaStage()
    {
        store::Opening opening;
        opening.directory = directory.path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        store = std::move(store::Store::open(std::move(opening), clock, random).value());
    }
    /// What the network answers to the question for hosts.
    static base::Task<transport::Answer> answer(const wire::Node &node)
    {
        auto document = std::make_shared<wire::Document>();
        if (!document->decode(wire::encodeNode(node)))
            qFatal("a node that does not decode");
        return base::Task<transport::Answer>::ready(transport::Answer(document));
    }
    static wire::Node connection(const QByteArray &auth, int ttl = 300)
    {
        return wire::Node("iq").add(wire::Node("media_conn")
                                        .set("auth", auth)
                                        .set("ttl", QByteArray::number(ttl))
                                        .add(wire::Node("host").set("hostname", "a.example"))
                                        .add(wire::Node("host").set("hostname", "b.example")));
    }
    media::Hosts::Ask ask()
    {
        return [this](const wire::Node &question) {
            questions.append(question);
            if (!hasLine)
                return base::Task<transport::Answer>::failed(
                    {base::Fault::Offline, QStringLiteral("no line"), {}});
            return answer(connection("auth" + QByteArray::number(questions.size())));
        };
    }
    /// Brings the group commit to disk.
    void settle() { (void)store->flush(); }
    QStringList onDisk() const
    {
        QStringList files;
        QDirIterator walk(
            directory.filePath(QStringLiteral("media")), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(walk.next());
        return files;
    }
    QByteArray read(const QByteArray &sha256) const
    {
        auto reader = store->media().read(number, sha256);
        QByteArray all;
        while (reader) {
            const auto piece = (*reader)->read();
            if (!piece || piece->isEmpty())
                break;
            all += *piece;
        }
        return all;
    }
    /// As a host holds it.
    QByteArray sealed(
        const QByteArray &plain, const QByteArray &mediaKey, media::Kind kind, media::Digests &digests) const
    {
        const auto keys = media::expand(mediaKey, kind);
        media::Sealer sealer(*keys);
        QByteArray file;
        sealer.add(plain, file);
        digests = sealer.finish(file);
        return file;
    }

    QTemporaryDir directory;
    ManualClock clock;
    SeededRandom random{3};
    std::unique_ptr<store::Store> store;
    FakeTransfers transfers;
    bool hasLine = true;
    QList<wire::Node> questions;
    media::Hosts hosts{ask(), {QStringLiteral("127.0.0.1:7002")}, QStringLiteral("http"), clock};
    const model::AccountId number{QStringLiteral("number")};
};

}
