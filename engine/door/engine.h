// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/crypto/secret.h"
#include "engine/door/accounts.h"
#include "engine/door/chats.h"
#include "engine/door/clients.h"
#include "engine/door/contacts.h"
#include "engine/door/events.h"
#include "engine/door/groups.h"
#include "engine/door/media.h"
#include "engine/door/schedule.h"
#include "engine/door/settings.h"
#include "engine/door/tokens.h"
#include "engine/door/webhooks.h"
#include "engine/model/network.h"
#include "engine/net/socket.h"
#include "engine/net/transfer.h"

#include <QObject>

#include <memory>

/// door: the only room a face may include besides model, words and base. Each noun forwards; none decides
/// anything.
namespace door {

struct Opening {
    QString directory;
    crypto::Key32 masterKey;
    bool mayCreate = true;
    QString keySource; ///< keychain, file, credential, beside_data: only told in health
    model::NetworkProfile network;
    QString program; ///< "gesherd": named to whoever finds the profile taken
    quint32 webRevision = 0; ///< a web version that a person set (the last number of it); 0: none
    QString mediaHelper; ///< path of gesher-media; empty: sounds, videos and pictures of pages are not
    QByteArray vfs; ///< SQLite VFS, empty for the system's
};

struct Health {
    bool ok = true; ///< false: something needs attention (an account refused, the store cannot be written)
    bool storeOk = true;
    QString networkName;
    bool networkReal = true;
    qint64 uptimeS = 0;
    QString keySource;
    int accountsConnected = 0;
    int accountsTotal = 0;
    int queuedOutgoing = 0;
    int queuedWebhooks = 0; ///< deliveries that wait or are tried again
    qint64 storeBytes = 0;
    qint64 storeFreeBytes = 0;
};

/// The whole engine of one profile. Lives on the engine thread, like everything it hands out; the parts given
/// to `open` outlive it.
class Engine : public QObject {
    Q_OBJECT
public:
    /// Storage faults carry the codes of store::Store::open; Refused other_network when the directory belongs
    /// to another network. Accounts that were connected or connecting come back by themselves once `start` is
    /// called.
    static base::Result<std::unique_ptr<Engine>> open(Opening opening, net::SocketFactory &sockets,
        net::Http &http, net::Transfers &transfers, base::Clock &clock, base::Random &random);
    ~Engine() override;
    /// Whether the directory holds a database already: then its key must not be made anew.
    static bool isThere(const QString &directory);

    void start();
    /// This machine has a network again, or has slept: numbers that wait for their next attempt try now.
    void networkReturned();
    /// Closes every line in order, commits and answers: when every far side knows, at the latest within 4 s.
    /// Nothing more is sent afterwards.
    base::Task<void> shutDown();

    Accounts &accounts();
    Chats &chats();
    Clients &clients();
    Contacts &contacts();
    Events &events();
    Groups &groups();
    Media &media();
    Schedule &schedule();
    Settings &settings();
    Tokens &tokens();
    Webhooks &webhooks();
    Health health() const;
    base::Clock &clock();
    base::Random &random();

private:
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}
