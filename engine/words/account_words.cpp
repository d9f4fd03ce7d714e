// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/words/explain.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace words {

using model::AccountState;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString until(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

Explanation loggedOut(const model::StateReason &reason)
{
    if (reason.code == u"device_removed")
        return {Words::tr("The phone removed Gesher from its linked devices."),
            Words::tr("Link the number again. Its messages are kept.")};
    return {Words::tr("WhatsApp logged this number out."),
        Words::tr("Link the number again. Its messages are kept.")};
}

Explanation stopped(const model::StateReason &reason)
{
    if (reason.code == u"forged")
        return {Words::tr("The server could not prove that it is WhatsApp, five times in a row."),
            Words::tr("Check the network you are in, then connect again.")};
    if (reason.code == u"qr_expired")
        return {Words::tr("Nobody scanned the code in time."),
            Words::tr("Show a new code when the phone is at hand.")};
    return {Words::tr("The connection failed in a way that trying again does not mend."),
        Words::tr("Connect again. If it stops again, contact support with the details.")};
}

Explanation reconnecting(const model::StateReason &reason)
{
    if (reason.code == u"503" || reason.code == u"500")
        return {Words::tr("WhatsApp has a disturbance. Gesher keeps trying."), {}};
    if (reason.code == u"429")
        return {Words::tr("WhatsApp asked us to slow down. Gesher waits before it tries again."), {}};
    if (reason.code == u"host_not_found" || reason.code == u"connection_refused" || reason.code == u"offline")
        return {Words::tr("WhatsApp cannot be reached. Gesher keeps trying."),
            Words::tr("Check the internet connection.")};
    if (reason.code == u"tls" || reason.code == u"forged")
        return {Words::tr("The server could not prove who it is. Gesher keeps trying."),
            Words::tr("If this stays, check the network you are in.")};
    if (reason.code == u"restarted")
        return {Words::tr("The connection is being restarted."), {}};
    return {Words::tr("The connection was lost. Gesher keeps trying."), {}};
}

}

QString stateName(AccountState state)
{
    switch (state) {
    case AccountState::Unpaired:
        return Words::tr("Not linked");
    case AccountState::WaitingForScan:
        return Words::tr("Waiting for scan");
    case AccountState::WaitingForCode:
        return Words::tr("Waiting for code");
    case AccountState::PasskeyNeeded:
        return Words::tr("Passkey needed");
    case AccountState::Connecting:
        return Words::tr("Connecting");
    case AccountState::Syncing:
        return Words::tr("Syncing");
    case AccountState::Connected:
        return Words::tr("Connected");
    case AccountState::Quiet:
        return Words::tr("Quiet, no proof");
    case AccountState::Reconnecting:
        return Words::tr("Reconnecting");
    case AccountState::LoggedOut:
        return Words::tr("Logged out");
    case AccountState::Replaced:
        return Words::tr("Replaced");
    case AccountState::Restricted:
        return Words::tr("Restricted");
    case AccountState::Banned:
        return Words::tr("Banned");
    case AccountState::Outdated:
        return Words::tr("Outdated");
    case AccountState::Paused:
        return Words::tr("Paused");
    case AccountState::Stopped:
        return Words::tr("Stopped");
    }
    return {};
}

Explanation account(const model::AccountView &view)
{
    const model::StateReason reason = view.reason.value_or(model::StateReason());
    switch (view.state) {
    case AccountState::LoggedOut:
        return loggedOut(reason);
    case AccountState::Replaced:
        return {Words::tr("Another program took over this link."),
            Words::tr("Close the other program, then connect here again.")};
    case AccountState::Restricted:
        return {reason.untilMs > 0
                ? Words::tr("WhatsApp restricted this number until %1.").arg(until(reason.untilMs))
                : Words::tr("WhatsApp restricted this number."),
            Words::tr("Do not send from it until then. Afterwards connect again and send more slowly.")};
    case AccountState::Banned:
        return {Words::tr("WhatsApp banned this number."),
            Words::tr("Open WhatsApp on the phone: it shows how to ask for a review.")};
    case AccountState::Outdated:
        return {Words::tr("WhatsApp says that this program's version is too old."),
            Words::tr("Update Gesher, or wait a little: the version is refreshed by itself.")};
    case AccountState::PasskeyNeeded:
        return {Words::tr("This number is protected by a passkey, which linking would need."),
            Words::tr("Switch the passkey off in WhatsApp on the phone (Settings, Account, Passkeys), link, "
                      "and switch it on again.")};
    case AccountState::Quiet:
        return {
            Words::tr("The server has not answered for over a minute. The connection is being checked."), {}};
    case AccountState::Reconnecting:
        return reconnecting(reason);
    case AccountState::Stopped:
        return view.reason ? stopped(reason) : Explanation{Words::tr("You disconnected this number."), {}};
    case AccountState::Unpaired:
        return view.reason ? stopped(reason) : Explanation();
    default:
        return {};
    }
}

}
