// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/options.h"

#include <QHash>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using base::Fault;

namespace gesher {

base::Result<Options> readOptions(const QStringList &arguments)
{
    Options options;
    const QHash<QString, QString *> places{{u"--data-dir"_s, &options.dataDirectory},
        {u"--key-file"_s, &options.keyFile}, {u"--network"_s, &options.networkFile},
        {u"--language"_s, &options.language}, {u"--pictures"_s, &options.picturesDirectory}};
    const QHash<QString, bool *> switches{{u"--practice"_s, &options.practice},
        {u"--help"_s, &options.wantsHelp}, {u"-h"_s, &options.wantsHelp},
        {u"--version"_s, &options.wantsVersion}};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString argument = arguments[i];
        if (bool *const on = switches.value(argument)) {
            *on = true;
            continue;
        }
        const auto equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        QString *const place = places.value(name);
        if (!place)
            return base::fail(
                Fault::Malformed, u"\"%1\" is not an option of gesher; see --help."_s.arg(name));
        if (equals < 0 && i + 1 == arguments.size())
            return base::fail(Fault::Malformed, u"%1 needs a value; see --help."_s.arg(name));
        *place = equals < 0 ? arguments[++i] : argument.mid(equals + 1);
    }
    if (!options.language.isEmpty() && options.language != u"he"_s && options.language != u"en"_s)
        return base::fail(Fault::Malformed, u"--language must be he or en."_s);
    if (options.practice && !options.networkFile.isEmpty())
        return base::fail(Fault::Malformed, u"--practice brings its own network: leave --network out."_s);
    if (!options.picturesDirectory.isEmpty() && !options.practice)
        return base::fail(
            Fault::Malformed, u"--pictures works on the practice network only: add --practice."_s);
    if (options.dataDirectory.isEmpty())
        options.dataDirectory = defaultDirectory(options.practice);
    return options;
}

QString defaultDirectory(bool practice)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data + (practice ? u"/gesher/practice"_s : u"/gesher/default"_s);
}

QString helpText()
{
    return u"Usage: gesher [options]\n"
           "\n"
           "Opens the window in which WhatsApp numbers are linked, read and answered.\n"
           "\n"
           "  --practice          on the practice network: a small WhatsApp inside the program, with phones "
           "and\n"
           "                      people who answer. No real number is needed or touched.\n"
           "  --data-dir DIR      the profile; without it the place for programs' data of this user\n"
           "  --key-file FILE     base64 of the 32 bytes that seal the keys at rest, mode 0600, instead of "
           "the\n"
           "                      system's keychain; made together with a new profile\n"
           "  --network FILE      a network profile (JSON); without it WhatsApp's own servers\n"
           "  --language he|en    instead of the one chosen in the window\n"
           "  --pictures DIR      with --practice: leaves a picture of every page in DIR, then ends\n"
           "  --help, --version\n"
           "\n"
           "A second start with the same profile raises the window of the first.\n"
           "Exit codes: 0 clean; 2 wrong usage, files or no display; 3 the profile is in use by another "
           "program;\n"
           "4 the key is missing or wrong; 5 the database cannot be used.\n"_s;
}

}
