// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/crash_ground.h"

#include "tests/media/media_stage.h"

#include <QCoreApplication>
#include <QDirIterator>

namespace flows {

using base::milliseconds;
using base::Result;
using wire::NodeView;

Ground::Ground(quint64 seed, const Rest &before)
    : random(seed),
      host(transfers, before.hosts),
      disk("ground-" + QByteArray::number(seed)),
      files(directory.path(), QStringLiteral("media")),
      far(clock, random)
{
    disk.load(before.disk);
    disk.powerWent = [this] { files.cut(cut_.files); };
    files.step = [this] { return disk.step(); };
    far.powerGoes = [this] { disk.cut(); };
    host.powerGoes = [this] { disk.cut(); };
    far.heard = [this](const NodeView &stanza) {
        if (stanza.is("iq") && stanza.textView("xmlns") == "w:m")
            far.answer(
                stanza, std::get<QList<wire::Node>>(support::MediaStage::connection("auth").content).first());
        else if (heard)
            heard(stanza);
    };
}

Ground::~Ground()
{
    disk.cut();
    talk.reset();
    far.hangUp(line);
}

Ground::Rest Ground::rest()
{
    if (!store->flush())
        qFatal("the store does not come to rest");
    die();
    return {disk.files(), host.files()};
}

bool Ground::open()
{
    store::Opening opening;
    opening.directory = directory.path();
    opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
    opening.networkRoot = QByteArray(32, 'r');
    opening.vfs = disk.name();
    auto opened = store::Store::open(std::move(opening), clock, random);
    if (!opened)
        return false;
    store = std::move(*opened);
    const auto row = store->accounts().find(number);
    if (!row || (!*row && !prepare()))
        return false;
    talk = std::make_unique<accounts::Talk>(
        number, self, line, accounts::Talk::Ground{*store, clock, random, transfers, network});
    QObject::connect(&talk->inbox, &messaging::Inbox::heardOf, &talk->groups, &groups::Groups::heardOf);
    QObject::connect(&talk->inbox, &messaging::Inbox::fileArrived, &talk->files, &accounts::Files::arrived);
    alive_ = std::make_unique<QObject>();
    isSending_ = false;
    far.connect(line, [this](const NodeView &stanza, const QByteArray &frame) { onStanza(stanza, frame); });
    return true;
}

/// What pairing leaves.
bool Ground::prepare()
{
    store::AccountRow row;
    row.id = number;
    row.pn = self.pn;
    row.lid = self.lid;
    store::DeviceKeys keys;
    keys.noise = crypto::KeyPair::generate(random);
    keys.identity = crypto::KeyPair::generate(random);
    keys.registrationId = 7;
    keys.signedPreKey = crypto::KeyPair::generate(random);
    keys.signedPreKeySignature = crypto::sign(keys.identity.secret, keys.signedPreKey.pub.djb(), random);
    keys.advSecret = QByteArray(32, 'a');
    keys.advIdentity = "identity";
    return write([&]() -> Result<void> {
        RETURN_IF_FAILED(store->accounts().insert(row));
        RETURN_IF_FAILED(store->keys().saveDevice(number, keys));
        RETURN_IF_FAILED(store->people().link(number, self.lid.withoutDevice(), self.pn.withoutDevice()));
        return {};
    });
}

void Ground::onStanza(const NodeView &stanza, const QByteArray &frame)
{
    if (stanza.is("message"))
        talk->inbox.take(stanza, frame);
    else if (stanza.is("ack"))
        talk->history.onAck(stanza);
    else if (stanza.is("notification") && stanza.textView("type") == "server_sync")
        talk->appState.onNotification(stanza);
}

void Ground::arm(const Cut &cut)
{
    cut_ = cut;
    if (cut.operation >= 0)
        disk.cutAfter(cut.operation);
    if (cut.stanza >= 0)
        far.goesWith(cut.stanza, cut.lastLeft);
    host.goesWith(cut.piece);
}

void Ground::die()
{
    disk.cut();
    far.go(cut_.lastLeft);
    alive_.reset();
    talk.reset();
    far.hangUp(line);
    store.reset();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    host.hangUp();
    files.restore();
    disk.restore();
    cut_ = {};
}

void Ground::turn()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (isCut())
        return;
    far.turn();
    host.turn();
    if (!isCut())
        clock.advance(milliseconds(10));
}

bool Ground::until(const std::function<bool()> &holds)
{
    for (int i = 0; i < 30'000 && !isCut(); ++i) {
        if (holds())
            return true;
        turn();
    }
    return !isCut() && holds();
}

bool Ground::write(store::Store::Work work)
{
    bool fine = false;
    store->write(std::move(work)).finally(store.get(), [&](const Result<void> &done) {
        fine = done.has_value();
    });
    return store->flush() && fine;
}

bool Ground::ask(store::MessageRow row)
{
    return write([this, &row]() -> Result<void> {
        ASSIGN_OR_RETURN(const auto before, store->messages().find(row.message.id));
        if (before)
            return {};
        ASSIGN_OR_RETURN(row.chat, store->chats().ensure(number, row.message.chat));
        RETURN_IF_FAILED(store->messages().insert(row));
        store::Job job;
        job.account = number;
        job.message = row.message.id;
        RETURN_IF_FAILED(store->jobs().insert(job));
        return {};
    });
}

void Ground::pump()
{
    turn();
    const auto job = isSending_ || isCut() ? Result<std::optional<store::Job>>(std::nullopt)
                                           : store->jobs().next(number);
    if (!job || !*job)
        return;
    const auto row = store->messages().find((*job)->message).value();
    isSending_ = true;
    talk->send(*row).finally(
        alive_.get(), [this, job = **job](const Result<messaging::Sender::Accepted> &sent) {
            isSending_ = false;
            if (!sent)
                return;
            store
                ->write([this, job]() -> Result<void> {
                    RETURN_IF_FAILED(
                        store->messages().advance(job.message, model::MessageState::Sent, clock.wallMs()));
                    return store->jobs().remove(job.id);
                })
                .finally(alive_.get(), [](const Result<void> &) {});
        });
}

QStringList Ground::onDisk() const
{
    QStringList names;
    QDirIterator walk(directory.filePath(QStringLiteral("media")), QDir::Files | QDir::Hidden,
        QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        names.append(walk.fileName());
    }
    return names;
}

QByteArray Ground::read(const model::AccountId &whose, const QByteArray &sha256) const
{
    auto reader = store->media().read(whose, sha256);
    QByteArray all;
    while (reader) {
        const auto piece = (*reader)->read();
        if (!piece)
            return {};
        if (piece->isEmpty())
            return all;
        all += *piece;
    }
    return {};
}

int pointOf(int i, int points, int whole, base::Random &random)
{
    const int from = static_cast<int>(static_cast<qint64>(i) * whole / points);
    const int to = std::max(from + 1, static_cast<int>(static_cast<qint64>(i + 1) * whole / points));
    return from + static_cast<int>(random.below(static_cast<quint32>(to - from)));
}

}
