// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesherd/options.h"
#include "app/parts/files.h"
#include "app/parts/helpers.h"
#include "app/parts/network_file.h"
#include "app/parts/network_watch.h"
#include "app/parts/signals.h"
#include "engine/api/server.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;
using base::Fault;

namespace {

/// The contract's exit codes.
enum Exit { Clean = 0, Usage = 2, Locked = 3, Key = 4, Database = 5 };

int fail(Exit code, const QString &sentence)
{
    std::fprintf(stderr, "gesherd: %s\n", qUtf8Printable(sentence));
    return code;
}

void setLogging(const QString &level)
{
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    QString rules;
    for (const QString &quieter : {u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s}) {
        if (quieter == level || (quieter == u"critical"_s && level == u"error"_s))
            break;
        rules += u"*.%1=false\n"_s.arg(quieter);
    }
    QLoggingCategory::setFilterRules(rules);
}

int failOpening(const base::Error &error, const gesherd::Options &options)
{
    const QString directory = options.dataDirectory;
    if (error.code == u"locked"_s)
        return fail(
            Locked, u"%1 is in use by another process: %2. Stop it first."_s.arg(directory, error.detail));
    if (error.code == u"wrong_key"_s)
        return fail(Key, u"The key does not open the database in %1. Nothing was changed."_s.arg(directory));
    if (error.code == u"other_network"_s)
        return fail(Usage,
            u"%1 belongs to another network than the one in --network. Use a directory of its own for each network."_s
                .arg(directory));
    if (error.code == u"newer_version"_s)
        return fail(Database,
            u"The database in %1 was written by a newer Gesher. Install that version; nothing was changed."_s
                .arg(directory));
    if (error.code == u"damaged"_s)
        return fail(Database,
            u"The database in %1 is damaged. Put back a copy; nothing was overwritten. (%2)"_s.arg(
                directory, error.detail));
    if (error.code == u"full"_s)
        return fail(Database, u"The disk of %1 is full. Free some space and start again."_s.arg(directory));
    if (error.code == u"read_only"_s)
        return fail(Database, u"%1 cannot be written. Check its owner and permissions."_s.arg(directory));
    return fail(Database, u"The database in %1 cannot be used: %2"_s.arg(directory, error.detail));
}

void tellReady(const QByteArray &url)
{
    const QJsonObject line{{u"event"_s, u"ready"_s}, {u"listen"_s, QString::fromLatin1(url)}};
    std::fprintf(stdout, "%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// Everything after the files are read, until the end.
int serve(const gesherd::Options &options, door::Opening opening, const QByteArray &token)
{
    base::SystemRandom random;
    base::SystemClock clock(opening.network.clockOffset);
    net::QtSocketFactory sockets(opening.network.extraCaFile);
    net::QtHttp http(clock);
    net::QtTransfers transfers(clock, opening.network.extraCaFile);
    opening.webRevision = options.webRevision;
    auto engine = door::Engine::open(std::move(opening), sockets, http, transfers, clock, random);
    if (!engine)
        return failOpening(engine.error(), options);
    (*engine)->tokens().trust(token);
    api::Dispatcher dispatcher(**engine);
    auto server = api::Server::listen(options.listenAddress.toLatin1(), options.listenPort, dispatcher);
    if (!server)
        return fail(Usage,
            u"%1:%2 cannot be listened on: %3. Choose another --listen."_s.arg(options.listenAddress)
                .arg(options.listenPort)
                .arg(server.error().detail));
    parts::StopSignals signals([&] {
        // requests end first: nobody is told of something that the shutdown then undoes
        server->reset();
        (*engine)->shutDown().finally(qApp, [&transfers](const base::Result<void> &done) {
            transfers.close();
            QCoreApplication::exit(done ? Clean : Database);
        });
    });
    parts::NetworkWatch network(clock, [&] { (*engine)->networkReturned(); });
    (*engine)->start();
    tellReady((*server)->url());
    return QCoreApplication::exec();
}

}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"gesherd"_s);
    QStringList arguments = QCoreApplication::arguments();
    arguments.removeFirst();
    auto options = gesherd::readOptions(arguments);
    if (!options)
        return fail(Usage, options.error().detail);
    if (options->wantsHelp || options->wantsVersion) {
        std::fputs(
            qUtf8Printable(options->wantsHelp ? gesherd::helpText() : u"gesherd " GESHER_VERSION "\n"_s),
            stdout);
        return Clean;
    }
    setLogging(options->logLevel);

    const auto token = parts::readTokenFile(options->tokenFile);
    if (!token)
        return fail(Usage, token.error().detail);
    door::Opening opening;
    opening.directory = options->dataDirectory;
    opening.program = u"gesherd"_s;
    opening.mediaHelper = parts::mediaHelper();
    opening.network = model::realNetwork();
    if (!options->networkFile.isEmpty()) {
        auto network = parts::readNetworkFile(options->networkFile);
        if (!network)
            return fail(Usage, network.error().detail);
        opening.network = std::move(*network);
    }
    const bool isNew = !door::Engine::isThere(options->dataDirectory);
    opening.keySource = u"file"_s;
    const QString credential = qEnvironmentVariable("CREDENTIALS_DIRECTORY") + u"/master.key"_s;
    if (options->keyFile.isEmpty() && credential.startsWith(u'/') && QFile::exists(credential)) {
        opening.keySource = u"credential"_s;
        options->keyFile = credential;
    }
    if (options->keyFile.isEmpty()) {
        opening.keySource = u"beside_data"_s;
        if (!parts::makeDirectory(options->dataDirectory))
            return fail(
                Database, u"%1 cannot be made. Check the path and its owner."_s.arg(options->dataDirectory));
        options->keyFile = options->dataDirectory + u"/master.key"_s;
    }
    base::SystemRandom random;
    auto key = parts::readKeyFile(options->keyFile, isNew, random);
    if (!key)
        return fail(Key, key.error().detail);
    opening.masterKey = std::move(*key);
    return serve(*options, std::move(opening), *token);
}
