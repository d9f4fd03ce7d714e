// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "engine/store/store.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <QObject>

namespace clients {

/// Writes what is stored of some numbers into files that can be read without Gesher: numbers.json,
/// chats.jsonl and messages.jsonl (one JSON object a line, shaped as in REST; newest first), the messages'
/// files as media/<sha256>, and manifest.json with size and SHA-256 of each. A page at a time, so that nobody
/// waits for it. Described in docs/formats/export.md.
class ExportPack : public QObject {
    Q_OBJECT
public:
    struct Counts {
        int chats = 0;
        int messages = 0;
    };
    /// @param directory  made for this; its files are for its owner alone. `store` and `clock` outlive it
    ExportPack(store::Store &store, base::Clock &clock, QString directory);
    /// @param client  whose they are; without an id: nobody's
    /// Storage with code export_failed when a file cannot be written. On disk when it answers.
    base::Task<Counts> write(const model::Client &client, const QList<model::AccountView> &numbers);

private:
    struct File {
        explicit File(const QString &path) : file(path) { }
        bool open();
        bool write(const QByteArray &piece);
        bool line(const QJsonObject &object);
        bool close(); ///< synced
        QJsonObject entry() const;
        QFile file;
        QCryptographicHash hash{QCryptographicHash::Sha256};
        qint64 bytes = 0;
    };
    void step();
    bool nextChats();
    bool nextMessages();
    bool copyMedia(const model::Message &message);
    bool finish();
    bool writeWhole(const QString &name, const QByteArray &bytes);

    store::Store &store_;
    base::Clock &clock_;
    QString directory_;
    base::Promise<Counts> promise_;
    base::Timer next_;
    model::Client client_;
    QList<model::AccountView> numbers_;
    File chats_;
    File messages_;
    QJsonObject manifest_;
    Counts counts_;
    qsizetype number_ = 0; ///< the one that is being written
    QString chatCursor_;
    bool chatsLeft_ = true; ///< of that number
    QList<model::Chat> waiting_; ///< chats whose messages come next
    QString messageCursor_;
};

/// Its bytes are on disk.
bool syncFile(QFile &file);

}
