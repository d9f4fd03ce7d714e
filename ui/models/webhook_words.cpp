// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/webhook_words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

using model::DeliveryState;
using model::WebhookKind;
using words::Explanation;

namespace {

struct WebhookWords {
    Q_DECLARE_TR_FUNCTIONS(webhooks)
};

/// There was no answer: the network's own words say why.
Explanation noAnswer(const QString &error)
{
    if (error.startsWith(u"The host's name"_s))
        return {WebhookWords::tr("The address does not exist."), WebhookWords::tr("Check its spelling.")};
    if (error.startsWith(u"The connection was refused"_s))
        return {WebhookWords::tr("Nothing listens at this address."),
            WebhookWords::tr("Start the receiver, or check the address.")};
    if (error.startsWith(u"No secure connection"_s))
        return {WebhookWords::tr("The address cannot prove who it is, so nothing was sent."),
            WebhookWords::tr("Check its certificate.")};
    if (error.startsWith(u"No complete answer"_s))
        return {WebhookWords::tr("No answer came within 10 seconds."), {}};
    if (error.startsWith(u"The connection timed out"_s))
        return {WebhookWords::tr("The address could not be reached in time."), {}};
    if (error.startsWith(u"What answers there"_s))
        return {WebhookWords::tr("What answers at this address is no web server."),
            WebhookWords::tr("Check the port in the address.")};
    if (error.startsWith(u"The proxy"_s))
        return {WebhookWords::tr("The proxy of this network did not let it through."), {}};
    if (error.startsWith(u"The network or the host"_s))
        return {WebhookWords::tr("The address cannot be reached."),
            WebhookWords::tr("Check the internet connection.")};
    if (error.startsWith(u"The message is not kept"_s) || error.startsWith(u"The event is not kept"_s))
        return {WebhookWords::tr("What was to be sent is not kept any more."), {}};
    return {WebhookWords::tr("The connection broke before an answer came."), {}};
}

Explanation refused(int status)
{
    switch (status) {
    case 400:
    case 422:
        return {WebhookWords::tr("The other side does not understand what it was sent."), {}};
    case 401:
        return {WebhookWords::tr("The other side asks for a key, or for another one."),
            WebhookWords::tr("Enter the right key.")};
    case 403:
        return {WebhookWords::tr("The other side does not let us in."), {}};
    case 404:
        return {WebhookWords::tr("There is nothing at this address."),
            WebhookWords::tr("Copy the address anew.")};
    case 405:
        return {
            WebhookWords::tr("This address takes no messages."), WebhookWords::tr("Copy the address anew.")};
    case 410:
        return {
            WebhookWords::tr("This address is gone for good."), WebhookWords::tr("Copy the address anew.")};
    case 413:
        return {WebhookWords::tr("The message is too big for the other side."), {}};
    case 408:
        return {WebhookWords::tr("The other side waited too long for the message."), {}};
    case 429:
        return {WebhookWords::tr("The other side asks for a slower pace."), {}};
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return {WebhookWords::tr("The address only leads to another one."),
            WebhookWords::tr("Enter the address that it leads to.")};
    if (status >= 500)
        return {WebhookWords::tr("The other side is in trouble."), {}};
    return {WebhookWords::tr("The other side refuses the message."), {}};
}

QString wrongUrl(const QString &detail)
{
    if (detail == u"must not be empty" || detail == u"is missing")
        return WebhookWords::tr("Enter the address.");
    if (detail.startsWith(u"must begin with"))
        return WebhookWords::tr("The address must begin with https:// or http://.");
    if (detail.startsWith(u"must not hold a name"))
        return WebhookWords::tr("Take name and password out of the address, and use the key below.");
    if (detail.startsWith(u"must have at most"))
        return WebhookWords::tr("This address is too long.");
    if (detail.startsWith(u"must not hold a #"))
        return WebhookWords::tr("Take the # and what follows it out of the address.");
    return WebhookWords::tr("This is not an address. It looks like https://example.com/hook.");
}

}

QString kindName(WebhookKind kind)
{
    return kind == WebhookKind::GhlInbound ? WebhookWords::tr("GHL workflow")
                                           : WebhookWords::tr("Own receiver");
}

QString eventChoice(const QString &event)
{
    if (event == u"account.state")
        return WebhookWords::tr("The state of a number changes");
    if (event == u"alert")
        return WebhookWords::tr("Something needs a person");
    if (event == u"chat.changed")
        return WebhookWords::tr("A chat changes");
    if (event == u"message.changed")
        return WebhookWords::tr("A message changes");
    if (event == u"message.received")
        return WebhookWords::tr("A message arrives");
    if (event == u"message.state")
        return WebhookWords::tr("A message is sent, delivered or read");
    if (event == u"message.undecryptable")
        return WebhookWords::tr("A message arrives that cannot be read");
    return event;
}

QString eventName(const QString &event)
{
    if (event == u"test")
        return WebhookWords::tr("Test");
    if (event == u"account.state")
        return WebhookWords::tr("State of a number");
    if (event == u"alert")
        return WebhookWords::tr("Alert");
    if (event == u"chat.changed")
        return WebhookWords::tr("Changed chat");
    if (event == u"message.changed")
        return WebhookWords::tr("Changed message");
    if (event == u"message.received")
        return WebhookWords::tr("Incoming message");
    if (event == u"message.state")
        return WebhookWords::tr("State of a message");
    if (event == u"message.undecryptable")
        return WebhookWords::tr("Unreadable message");
    return event;
}

QString stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Pending:
        //: of a delivery: not tried yet
        return WebhookWords::tr("Waiting");
    case DeliveryState::Retrying:
        return WebhookWords::tr("Trying again");
    case DeliveryState::Success:
        //: of a delivery to a workflow or receiver
        return WebhookWords::tr("Delivered");
    case DeliveryState::Failed:
        //: of a delivery: it is given up
        return WebhookWords::tr("Failed");
    case DeliveryState::NotAccepted:
        //: of a delivery: the address is right, but no workflow started
        return WebhookWords::tr("Not accepted");
    }
    return {};
}

TargetState targetState(const model::WebhookTarget &target)
{
    if (!target.enabled)
        return target.reason ? TargetState::SwitchedOff : TargetState::Paused;
    if (target.lastFailureMs > target.lastSuccessMs)
        return TargetState::Failing;
    return target.lastSuccessMs > 0 ? TargetState::Working : TargetState::Untried;
}

QString stateName(TargetState state)
{
    switch (state) {
    case TargetState::Untried:
        //: of a target
        return WebhookWords::tr("Nothing sent yet");
    case TargetState::Working:
        //: of a target
        return WebhookWords::tr("Working");
    case TargetState::Failing:
        //: of a target
        return WebhookWords::tr("Not working");
    case TargetState::Paused:
        //: of a target
        return WebhookWords::tr("Paused");
    case TargetState::SwitchedOff:
        //: of a target: it switched itself off
        return WebhookWords::tr("Switched off");
    }
    return {};
}

Explanation explainTarget(const model::WebhookTarget &target)
{
    switch (targetState(target)) {
    case TargetState::SwitchedOff:
        return {WebhookWords::tr(
                    "Gesher switched it off: twenty times in a row there was nothing at its address."),
            WebhookWords::tr(
                "Enter the right address and switch it on. What arrived meanwhile is sent then.")};
    case TargetState::Paused:
        return {
            WebhookWords::tr("It is paused. What arrives meanwhile waits and is sent when you switch it on."),
            {}};
    case TargetState::Failing:
        return {WebhookWords::tr("The last try did not succeed."),
            WebhookWords::tr("Send a test to see what is wrong. Nothing that waits is lost.")};
    case TargetState::Untried:
        return {{}, WebhookWords::tr("Send a test to see whether it works.")};
    case TargetState::Working:
        break;
    }
    return {};
}

Explanation explainAttempt(WebhookKind kind, int status, const QString &error)
{
    const bool isGhl = kind == WebhookKind::GhlInbound;
    Explanation said;
    if (error.isEmpty())
        said.what = isGhl ? WebhookWords::tr("GHL took it and started the workflow.")
                          : WebhookWords::tr("The receiver took it.");
    else if (status == 0)
        said = noAnswer(error);
    else if (status >= 200 && status < 300)
        said = {WebhookWords::tr("GHL answered, but the trigger of the workflow is not live."),
            WebhookWords::tr("Publish the workflow that has this trigger, then try again.")};
    else
        said = refused(status);
    if (error.endsWith(u"Given up after 72 hours."))
        said.what += u' ' + WebhookWords::tr("Gesher gave up after 72 hours.");
    return said;
}

QString explainWrong(const model::WrongField &wrong)
{
    if (wrong.field == u"url")
        return wrongUrl(wrong.detail);
    if (wrong.field == u"account")
        return WebhookWords::tr("This number was removed. Choose another one.");
    if (wrong.field == u"bearer") {
        if (wrong.detail.contains(u"without the word Bearer"))
            return WebhookWords::tr("Enter the key alone, without the word Bearer.");
        if (wrong.detail.startsWith(u"must have at most"))
            return WebhookWords::tr("This key is too long.");
        return WebhookWords::tr("The key may hold only English letters, digits and signs, and no spaces.");
    }
    if (wrong.field == u"secret")
        return WebhookWords::tr("This secret is too long.");
    if (wrong.field == u"events")
        return WebhookWords::tr("These events cannot be chosen for this target.");
    return WebhookWords::tr("This cannot be changed. Add another target instead.");
}

Explanation explainFault(const base::Error &error)
{
    switch (error.fault) {
    case base::Fault::Refused:
        if (error.detail.contains(u"not kept"))
            return {WebhookWords::tr("What was to be sent is not kept any more."), {}};
        if (error.detail.startsWith(u"There are"))
            return {WebhookWords::tr("There are too many targets already."),
                WebhookWords::tr("Delete one first.")};
        return {WebhookWords::tr("It is being sent just now."), WebhookWords::tr("Wait for its end.")};
    case base::Fault::NotFound:
        return {WebhookWords::tr("It is not there any more."), {}};
    case base::Fault::Timeout:
    case base::Fault::Offline:
        return noAnswer(error.detail);
    default:
        return words::fault(error);
    }
}

QString duration(qint64 ms)
{
    //: a short span of time in seconds, as "0.4 s"
    return WebhookWords::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
}

}
