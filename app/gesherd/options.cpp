// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesherd/options.h"

#include <QHash>

using namespace Qt::StringLiterals;
using base::Fault;

namespace gesherd {

namespace {

const QStringList logLevels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};

base::Result<void> readListen(const QString &value, Options &options)
{
    const auto colon = value.lastIndexOf(u':');
    bool isPort = false;
    const uint port = value.mid(colon + 1).toUInt(&isPort);
    if (colon <= 0 || !isPort || port > 65'535)
        return base::fail(Fault::Malformed,
            u"--listen must be ADDRESS:PORT, for example 127.0.0.1:8080; it was \"%1\"."_s.arg(value));
    options.listenAddress = value.left(colon);
    if (options.listenAddress.startsWith(u'[') && options.listenAddress.endsWith(u']'))
        options.listenAddress = options.listenAddress.mid(1, options.listenAddress.size() - 2);
    if (options.listenAddress == u"localhost"_s)
        options.listenAddress = u"127.0.0.1"_s;
    options.listenPort = static_cast<quint16>(port);
    return {};
}

base::Result<void> readWebVersion(const QString &value, Options &options)
{
    if (value.isEmpty())
        return {};
    const QString start = u"2.3000."_s;
    bool isNumber = false;
    options.webRevision = value.startsWith(start) ? value.mid(start.size()).toUInt(&isNumber) : 0;
    if (!isNumber || options.webRevision == 0)
        return base::fail(
            Fault::Malformed, u"--web-version must be like 2.3000.1045649367; it was \"%1\"."_s.arg(value));
    return {};
}
}

base::Result<Options> readOptions(const QStringList &arguments)
{
    Options options;
    QString listen;
    QString webVersion;
    const QHash<QString, QString *> places{{u"--data-dir"_s, &options.dataDirectory},
        {u"--listen"_s, &listen}, {u"--token-file"_s, &options.tokenFile},
        {u"--key-file"_s, &options.keyFile}, {u"--network"_s, &options.networkFile},
        {u"--web-version"_s, &webVersion}, {u"--log-level"_s, &options.logLevel}};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString argument = arguments[i];
        if (argument == u"--help"_s || argument == u"-h"_s) {
            options.wantsHelp = true;
            return options;
        }
        if (argument == u"--version"_s) {
            options.wantsVersion = true;
            return options;
        }
        const auto equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        QString *const place = places.value(name);
        if (!place)
            return base::fail(
                Fault::Malformed, u"\"%1\" is not an option of gesherd; see --help."_s.arg(name));
        if (equals < 0 && i + 1 == arguments.size())
            return base::fail(Fault::Malformed, u"%1 needs a value; see --help."_s.arg(name));
        *place = equals < 0 ? arguments[++i] : argument.mid(equals + 1);
    }
    if (options.dataDirectory.isEmpty())
        return base::fail(
            Fault::Malformed, u"--data-dir is missing: the directory that holds the profile."_s);
    if (listen.isEmpty())
        return base::fail(Fault::Malformed, u"--listen is missing, for example --listen 127.0.0.1:8080."_s);
    if (options.tokenFile.isEmpty())
        return base::fail(Fault::Malformed, u"--token-file is missing: the file with the admin token."_s);
    if (!logLevels.contains(options.logLevel))
        return base::fail(
            Fault::Malformed, u"--log-level must be one of: %1."_s.arg(logLevels.join(u", "_s)));
    RETURN_IF_FAILED(readListen(listen, options));
    RETURN_IF_FAILED(readWebVersion(webVersion, options));
    return options;
}

QString helpText()
{
    return u"Usage: gesherd --data-dir DIR --listen ADDRESS:PORT --token-file FILE [options]\n"
           "\n"
           "Runs WhatsApp numbers on this machine and serves them over REST and live events.\n"
           "Prints one JSON line {\"event\":\"ready\",\"listen\":\"http://...\"} when it serves; logs go to "
           "stderr.\n"
           "\n"
           "  --data-dir DIR         the profile: database, keys' lock; made when it is not there\n"
           "  --listen ADDRESS:PORT  where to serve; port 0 picks a free one\n"
           "  --token-file FILE      first line: an admin token of at least 32 characters; mode 0600\n"
           "  --key-file FILE        base64 of the 32 bytes that seal the keys at rest; mode 0600. Made "
           "together\n"
           "                         with a new database. Without it: master.key in\n"
           "                         $CREDENTIALS_DIRECTORY when there is one, else DIR/master.key\n"
           "  --network FILE         a network profile (JSON); without it WhatsApp's own servers\n"
           "  --web-version VERSION  what to say to be instead of the version that WhatsApp's page names, "
           "for "
           "example\n"
           "                         2.3000.1045649367\n"
           "  --log-level LEVEL      debug, info (as it is without), warning or error\n"
           "  --help, --version\n"
           "\n"
           "SIGTERM or SIGINT end it within 5 seconds with nothing lost. Accounts that were connected come "
           "back\n"
           "by themselves at the next start.\n"
           "\n"
           "Exit codes: 0 clean; 2 wrong usage or files; 3 the directory is in use by another process;\n"
           "4 the key is missing or wrong; 5 the database cannot be used.\n"_s;
}

}
