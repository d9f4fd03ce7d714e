// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/backend.h"

#include <QDir>

namespace door {

using base::Fault;
using base::Result;
using base::Task;

namespace {
constexpr qint64 kFeedKeptMs = 30LL * 24 * 60 * 60 * 1000;
constexpr qint64 kVersionKeptMs = 24LL * 60 * 60 * 1000;
constexpr base::milliseconds kTidyEvery{6 * 60 * 60 * 1000};
constexpr base::milliseconds kTidyLater{60 * 1000};
}

struct Engine::Parts {
    Parts(net::SocketFactory &factory, base::Clock &clock, base::Random &random)
        : sockets(factory), backend{clock, random, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}
    {
    }
    net::SocketFactory &sockets;
    Backend backend;
    Accounts accounts{backend};
    Chats chats{backend};
    Groups groups{backend};
    Media media{backend};
    Clients clients{backend};
    Contacts contacts{backend};
    Events events{backend};
    Schedule schedule{backend};
    Settings settings{backend};
    Tokens tokens{backend};
    Webhooks webhooks{backend};
    QString keySource;
    base::milliseconds startedAt{0};
    base::Timer tidying;

    void tidy()
    {
        Backend &b = backend;
        if (!b.webhooks->isCaughtUp()) {
            // what is pruned before it is handed over never arrives
            tidying = b.clock.after(kTidyLater, [this] { tidy(); });
            return;
        }
        b.clients->tidy();
        b.store->dropBackUps(b.clock.wallMs() - store::Store::kBackUpKeptMs);
        b.store
            ->write([&b]() -> Result<void> {
                RETURN_IF_FAILED(b.webhooks->tidy());
                RETURN_IF_FAILED(
                    b.store->media().removeBrought(b.clock.wallMs() - store::MediaFiles::kBroughtKeptMs));
                RETURN_IF_FAILED(b.store->feed().prune(b.clock.wallMs() - kFeedKeptMs));
                return b.store->tokens().forgetBefore(b.clock.wallMs() - 24LL * 60 * 60 * 1000);
            })
            .finally(b.outbox.get(), [](const Result<void> &) {});
        tidying = b.clock.after(kTidyEvery, [this, &b] {
            b.versions->refresh(kVersionKeptMs).finally(b.versions.get(), [](const Result<void> &) {});
            tidy();
        });
    }
};

Result<std::unique_ptr<Engine>> Engine::open(Opening opening, net::SocketFactory &sockets, net::Http &http,
    net::Transfers &transfers, base::Clock &clock, base::Random &random)
{
    auto parts = std::make_unique<Parts>(sockets, clock, random);
    Backend &backend = parts->backend;
    backend.network = std::move(opening.network);
    store::Opening file;
    file.directory = opening.directory;
    file.masterKey = std::move(opening.masterKey);
    file.mayCreate = opening.mayCreate;
    file.networkRoot = backend.network.noiseRootKey;
    file.program = opening.program;
    file.vfs = opening.vfs;
    ASSIGN_OR_RETURN(backend.store, store::Store::open(std::move(file), clock, random));
    backend.versions = std::make_unique<accounts::WebVersions>(
        accounts::WebVersions::Source{backend.network.webVersionUrl, &http, opening.webRevision},
        *backend.store, clock);
    backend.accounts = std::make_unique<accounts::Supervisor>(
        accounts::Ground{backend.network, sockets, *backend.store, clock, random, *backend.versions,
            transfers, QDir(opening.directory).absoluteFilePath(QStringLiteral("logs"))});
    RETURN_IF_FAILED(backend.accounts->load());
    backend.clients = std::make_unique<clients::Clients>(clients::Clients::Parts{
        *backend.store, *backend.accounts, clock, random, opening.directory + QStringLiteral("/exports")});
    backend.outbox = std::make_unique<outbox::Outbox>(*backend.accounts, *backend.store, clock, random);
    backend.schedule = std::make_unique<outbox::Schedule>(
        *backend.outbox, *backend.accounts, *backend.store, clock, random);
    backend.webhooks = std::make_unique<crm::Webhooks>(crm::WebhookGround{
        *backend.store, http, clock, random, [events = &parts->events](const store::FeedRow &row) {
            return events->json({row.seq, row.atMs, row.type, row.account, row.subject, row.data});
        }});
    backend.webFiles = std::make_unique<media::WebFiles>(transfers, backend.store->media());
    backend.workshop = std::make_unique<media::Workshop>(media::Workshop::Parts{opening.mediaHelper, clock});
    backend.webPages = std::make_unique<media::WebPages>(transfers, *backend.workshop, clock);
    parts->keySource = opening.keySource;
    parts->startedAt = clock.monotonic();

    std::unique_ptr<Engine> engine(new Engine(std::move(parts)));
    Events *events = &engine->events();
    connect(engine->parts_->backend.store.get(), &store::Store::feedGrew, events, &Events::grew);
    connect(engine->parts_->backend.store.get(), &store::Store::writesLost, events, &Events::lost);
    connect(engine->parts_->backend.accounts.get(), &accounts::Supervisor::pairingChanged, events,
        &Events::pairingChanged);
    connect(engine->parts_->backend.accounts.get(), &accounts::Supervisor::presenceChanged, events,
        &Events::presenceChanged);
    connect(engine->parts_->backend.accounts.get(), &accounts::Supervisor::profileChanged, events,
        &Events::profileChanged);
    connect(engine->parts_->backend.clients.get(), &clients::Clients::changed, &engine->clients(),
        &Clients::changed);
    connect(engine->parts_->backend.webhooks.get(), &crm::Webhooks::changed, &engine->webhooks(),
        &Webhooks::changed);
    return engine;
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) { }

bool Engine::isThere(const QString &directory)
{
    return store::Store::exists(directory);
}

Engine::~Engine()
{
    // before what they use: the nouns' parts go top down
    parts_->backend.webFiles.reset();
    parts_->backend.webPages.reset();
    parts_->backend.workshop.reset(); // it reads files of the store
    parts_->backend.webhooks.reset();
    parts_->backend.schedule.reset();
    parts_->backend.outbox.reset();
    parts_->backend.clients.reset();
    parts_->backend.accounts.reset();
    parts_->backend.versions.reset();
}

void Engine::start()
{
    Backend &b = parts_->backend;
    b.accounts->announce();
    // logins wait for it, at most 5 s: with a version that is too old they would only be refused
    b.versions->refresh(kVersionKeptMs).finally(b.accounts.get(), [&b](const Result<void> &) {
        b.accounts->start();
    });
    b.webhooks->start();
    b.schedule->look();
    parts_->tidy();
}

void Engine::networkReturned()
{
    parts_->backend.accounts->networkReturned();
    parts_->backend.schedule->look();
}

Task<void> Engine::shutDown()
{
    parts_->tidying = {};
    parts_->backend.schedule->stop();
    parts_->backend.outbox->stop();
    parts_->backend.webhooks->stop();
    // the lines' good-byes get their second; what is written is on disk either way
    return parts_->backend.accounts->shutDown().then(this, [this] { return parts_->backend.store->flush(); });
}

Accounts &Engine::accounts()
{
    return parts_->accounts;
}
Groups &Engine::groups()
{
    return parts_->groups;
}

Media &Engine::media()
{
    return parts_->media;
}

Chats &Engine::chats()
{
    return parts_->chats;
}
Clients &Engine::clients()
{
    return parts_->clients;
}
Contacts &Engine::contacts()
{
    return parts_->contacts;
}
Events &Engine::events()
{
    return parts_->events;
}
Schedule &Engine::schedule()
{
    return parts_->schedule;
}
Settings &Engine::settings()
{
    return parts_->settings;
}
Tokens &Engine::tokens()
{
    return parts_->tokens;
}
Webhooks &Engine::webhooks()
{
    return parts_->webhooks;
}
base::Clock &Engine::clock()
{
    return parts_->backend.clock;
}
base::Random &Engine::random()
{
    return parts_->backend.random;
}

Health Engine::health() const
{
    const Backend &b = parts_->backend;
    Health health;
    health.storeOk = !b.store->isBroken();
    health.networkName = b.network.name;
    health.networkReal = b.network.real;
    health.uptimeS = (b.clock.monotonic() - parts_->startedAt).count() / 1000;
    health.keySource = parts_->keySource;
    health.ok = health.storeOk;
    for (const model::AccountView &view : b.accounts->views()) {
        ++health.accountsTotal;
        if (view.state == model::AccountState::Connected)
            ++health.accountsConnected;
        if (view.reason && view.state != model::AccountState::Reconnecting
            && view.state != model::AccountState::Unpaired)
            health.ok = false;
    }
    health.queuedOutgoing = b.store->jobs().countAll().value_or(0);
    health.queuedWebhooks = b.store->deliveries().unfinishedOfAll().value_or(0);
    health.storeBytes = b.store->fileBytes();
    health.storeFreeBytes = b.store->freeBytes();
    return health;
}

}
