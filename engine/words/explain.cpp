// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/words/explain.h"

#include <QCoreApplication>

namespace words {

using base::Fault;
using model::AccountState;
using model::MessageState;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(words)
};
}

QString stateName(MessageState state)
{
    switch (state) {
    case MessageState::Queued:
        return Words::tr("Waiting to be sent");
    case MessageState::Sending:
        return Words::tr("Being sent");
    case MessageState::Sent:
        return Words::tr("Sent");
    case MessageState::Delivered:
        return Words::tr("Delivered");
    case MessageState::Read:
        return Words::tr("Read");
    case MessageState::Played:
        return Words::tr("Played");
    case MessageState::Failed:
        return Words::tr("Not sent");
    case MessageState::Cancelled:
        return Words::tr("Cancelled");
    case MessageState::Received:
        return Words::tr("Received");
    }
    return {};
}

/// Why a message cannot be sent or changed, by the outbox's own codes; nothing for other codes.
static std::optional<Explanation> ownRefusal(const QString &code)
{
    if (code == u"not_member")
        return Explanation{
            Words::tr("This number is not in the group any more, so it cannot write there."), {}};
    if (code == u"admins_only")
        return Explanation{Words::tr("Only admins may write in this group, and this number is none."),
            Words::tr("Ask an admin of the group to make it one.")};
    if (code == u"not_own")
        return Explanation{Words::tr("Only one's own messages can be changed."), {}};
    if (code == u"not_sent_yet")
        return Explanation{Words::tr("The message has not been sent yet."), Words::tr("Wait until it is.")};
    if (code == u"deleted")
        return Explanation{Words::tr("The message was deleted."), {}};
    if (code == u"too_late")
        return Explanation{
            Words::tr("WhatsApp allows that only for a while after sending, and the time is over."), {}};
    if (code == u"no_secret")
        return Explanation{
            Words::tr("This poll came without what is needed to vote."), Words::tr("Vote on the phone.")};
    if (code == u"too_large")
        return Explanation{
            Words::tr("The file is too large for WhatsApp."), Words::tr("Send a smaller one.")};
    if (code == u"time_past" || code == u"time_far")
        return Explanation{Words::tr("That time has passed, or is more than a year away."),
            Words::tr("Choose another one.")};
    if (code == u"no_scheduled")
        return Explanation{Words::tr("It has been sent or taken back already."), {}};
    if (code == u"no_webp")
        return Explanation{Words::tr("A sticker has to be a WebP picture; phones show no other."), {}};
    if (code == u"file_missing")
        return Explanation{Words::tr("The file is not here any more."), Words::tr("Choose it again.")};
    if (code == u"kind_not_sent" || code == u"not_a_poll")
        return Explanation{Words::tr("That is not possible with this kind of message."), {}};
    return std::nullopt;
}

Explanation message(const model::MessageError &error)
{
    if (const auto refusal = ownRefusal(error.code))
        return *refusal;
    if (error.code == u"time_lock" || error.code == u"new_chat_quota")
        return warning({error.code, {}, error.detail.toLongLong()});
    if (error.code == u"463")
        return {Words::tr("WhatsApp did not let this number write to this person."),
            Words::tr("Wait until the person writes first, then answer.")};
    if (error.code == u"no_keys" || error.fault == Fault::NotFound)
        return {Words::tr("This person is not on WhatsApp, or has no device that could read it now."),
            Words::tr("Check the number.")};
    if (error.code == u"wrong_state")
        return {Words::tr("The number you write from is not linked."),
            Words::tr("Link it under Numbers, then send again.")};
    if (error.code == u"number_changed")
        return {
            Words::tr("It was written while another number was linked here, so the number that is linked now "
                      "did not send it."),
            Words::tr("Send it again if this number should write it.")};
    switch (error.fault) {
    case Fault::Forged:
        return {Words::tr("The person's security key could not be verified, so nothing was sent."),
            Words::tr("Try again later. If it stays, contact support with the details.")};
    case Fault::Limit:
        return {Words::tr("WhatsApp asked this number to slow down."),
            Words::tr("Wait an hour and lower the sending pace.")};
    case Fault::Timeout:
    case Fault::Offline:
        return {Words::tr("WhatsApp could not be reached."), Words::tr("Check the internet connection.")};
    case Fault::Cancelled:
        return {Words::tr("It was cancelled before it was sent."), {}};
    default:
        return {
            Words::tr("WhatsApp refused this message."), Words::tr("Open the details to see its answer.")};
    }
}

Explanation fault(const base::Error &error)
{
    if (const auto refusal = ownRefusal(error.code))
        return *refusal;
    if (error.code == u"wrong_state")
        return {Words::tr("This number is not linked, so it cannot do that now."),
            Words::tr("Link it under Numbers first.")};
    switch (error.fault) {
    case Fault::Malformed:
        return {
            Words::tr("Something in what you entered is not valid."), Words::tr("Check it and try again.")};
    case Fault::Forged:
        return {Words::tr("The other side could not prove who it is, so Gesher stopped."),
            Words::tr("Check the network you are in: something may be standing in between.")};
    case Fault::NotFound:
        return {Words::tr("It is not there any more."), {}};
    case Fault::Refused:
        return {Words::tr("It was refused."), Words::tr("Open the details to see the answer.")};
    case Fault::Timeout:
        return {Words::tr("WhatsApp did not answer in time."), Words::tr("Try again in a minute.")};
    case Fault::Offline:
        return {Words::tr("There is no connection to WhatsApp now."),
            Words::tr("Check the internet connection and try again.")};
    case Fault::Storage:
        return {Words::tr("Gesher could not write to its disk, so nothing was done."),
            Words::tr("Free some space or check the disk, then try again.")};
    case Fault::Cancelled:
        return {Words::tr("It was cancelled."), {}};
    case Fault::Limit:
        return {Words::tr("WhatsApp asks to wait before the next try."),
            Words::tr("Try again in a few minutes.")};
    }
    return {};
}

Explanation opening(const base::Error &error, const QString &directory)
{
    if (error.code == u"locked")
        return {Words::tr("Another program is using this profile: %1.").arg(error.detail),
            Words::tr("Close it, then start Gesher again.")};
    if (error.code == u"wrong_key")
        return {Words::tr("The key on this computer does not open the data in %1. Nothing was changed.")
                    .arg(directory),
            Words::tr("Put back the key that belongs to this data, from your backup.")};
    if (error.code == u"other_network")
        return {Words::tr("The data in %1 belongs to another network.").arg(directory),
            Words::tr("Use a folder of its own for each network.")};
    if (error.code == u"newer_version")
        return {
            Words::tr("The data in %1 was written by a newer Gesher. Nothing was changed.").arg(directory),
            Words::tr("Install the newer version.")};
    if (error.code == u"damaged")
        return {Words::tr("The database in %1 is damaged. Nothing was overwritten.").arg(directory),
            Words::tr("Put back a copy from your backup.")};
    if (error.code == u"full")
        return {Words::tr("The disk that holds %1 is full.").arg(directory),
            Words::tr("Free some space and start again.")};
    if (error.code == u"read_only")
        return {Words::tr("Gesher may not write to %1.").arg(directory),
            Words::tr("Check who owns the folder and its permissions.")};
    return {Words::tr("The data in %1 cannot be used.").arg(directory),
        Words::tr("Open the details and contact support.")};
}

QString joined(const Explanation &explanation)
{
    return explanation.next.isEmpty() ? explanation.what : explanation.what + u' ' + explanation.next;
}

}
