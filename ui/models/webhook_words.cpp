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

struct Words {
    Q_DECLARE_TR_FUNCTIONS(webhooks)
};

/// There was no answer: the network's own words say why.
Explanation noAnswer(const QString &error)
{
    if (error.startsWith(u"The host's name"_s))
        return {Words::tr("The address does not exist."), Words::tr("Check its spelling.")};
    if (error.startsWith(u"The connection was refused"_s))
        return {Words::tr("Nothing listens at this address."),
            Words::tr("Start the receiver, or check the address.")};
    if (error.startsWith(u"No secure connection"_s))
        return {Words::tr("The address cannot prove who it is, so nothing was sent."),
            Words::tr("Check its certificate.")};
    if (error.startsWith(u"No complete answer"_s))
        return {Words::tr("No answer came within 10 seconds."), {}};
    if (error.startsWith(u"The connection timed out"_s))
        return {Words::tr("The address could not be reached in time."), {}};
    if (error.startsWith(u"What answers there"_s))
        return {Words::tr("What answers at this address is no web server."),
            Words::tr("Check the port in the address.")};
    if (error.startsWith(u"The proxy"_s))
        return {Words::tr("The proxy of this network did not let it through."), {}};
    if (error.startsWith(u"The network or the host"_s))
        return {Words::tr("The address cannot be reached."), Words::tr("Check the internet connection.")};
    if (error.startsWith(u"The message is not kept"_s) || error.startsWith(u"The event is not kept"_s))
        return {Words::tr("What was to be sent is not kept any more."), {}};
    return {Words::tr("The connection broke before an answer came."), {}};
}

Explanation refused(int status)
{
    switch (status) {
    case 400:
    case 422:
        return {Words::tr("The other side does not understand what it was sent."), {}};
    case 401:
        return {Words::tr("The other side asks for a key, or for another one."),
            Words::tr("Enter the right key.")};
    case 403:
        return {Words::tr("The other side does not let us in."), {}};
    case 404:
        return {Words::tr("There is nothing at this address."), Words::tr("Copy the address anew.")};
    case 405:
        return {Words::tr("This address takes no messages."), Words::tr("Copy the address anew.")};
    case 410:
        return {Words::tr("This address is gone for good."), Words::tr("Copy the address anew.")};
    case 413:
        return {Words::tr("The message is too big for the other side."), {}};
    case 408:
        return {Words::tr("The other side waited too long for the message."), {}};
    case 429:
        return {Words::tr("The other side asks for a slower pace."), {}};
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return {Words::tr("The address only leads to another one."),
            Words::tr("Enter the address that it leads to.")};
    if (status >= 500)
        return {Words::tr("The other side is in trouble."), {}};
    return {Words::tr("The other side refuses the message."), {}};
}

QString wrongUrl(const QString &detail)
{
    if (detail == u"must not be empty" || detail == u"is missing")
        return Words::tr("Enter the address.");
    if (detail.startsWith(u"must begin with"))
        return Words::tr("The address must begin with https:// or http://.");
    if (detail.startsWith(u"must not hold a name"))
        return Words::tr("Take name and password out of the address, and use the key below.");
    if (detail.startsWith(u"must have at most"))
        return Words::tr("This address is too long.");
    if (detail.startsWith(u"must not hold a #"))
        return Words::tr("Take the # and what follows it out of the address.");
    return Words::tr("This is not an address. It looks like https://example.com/hook.");
}

}

QString kindName(WebhookKind kind)
{
    return kind == WebhookKind::GhlInbound ? Words::tr("GHL workflow") : Words::tr("Own receiver");
}

QString eventChoice(const QString &event)
{
    if (event == u"account.state")
        return Words::tr("The state of a number changes");
    if (event == u"alert")
        return Words::tr("Something needs a person");
    if (event == u"chat.changed")
        return Words::tr("A chat changes");
    if (event == u"message.changed")
        return Words::tr("A message changes");
    if (event == u"message.received")
        return Words::tr("A message arrives");
    if (event == u"message.state")
        return Words::tr("A message is sent, delivered or read");
    if (event == u"message.undecryptable")
        return Words::tr("A message arrives that cannot be read");
    return event;
}

QString eventName(const QString &event)
{
    if (event == u"test")
        return Words::tr("Test");
    if (event == u"account.state")
        return Words::tr("State of a number");
    if (event == u"alert")
        return Words::tr("Alert");
    if (event == u"chat.changed")
        return Words::tr("Changed chat");
    if (event == u"message.changed")
        return Words::tr("Changed message");
    if (event == u"message.received")
        return Words::tr("Incoming message");
    if (event == u"message.state")
        return Words::tr("State of a message");
    if (event == u"message.undecryptable")
        return Words::tr("Unreadable message");
    return event;
}

QString stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Pending:
        //: of a delivery: not tried yet
        return Words::tr("Waiting");
    case DeliveryState::Retrying:
        return Words::tr("Trying again");
    case DeliveryState::Success:
        //: of a delivery to a workflow or receiver
        return Words::tr("Delivered");
    case DeliveryState::Failed:
        //: of a delivery: it is given up
        return Words::tr("Failed");
    case DeliveryState::NotAccepted:
        //: of a delivery: the address is right, but no workflow started
        return Words::tr("Not accepted");
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
        return Words::tr("Nothing sent yet");
    case TargetState::Working:
        //: of a target
        return Words::tr("Working");
    case TargetState::Failing:
        //: of a target
        return Words::tr("Not working");
    case TargetState::Paused:
        //: of a target
        return Words::tr("Paused");
    case TargetState::SwitchedOff:
        //: of a target: it switched itself off
        return Words::tr("Switched off");
    }
    return {};
}

Explanation explainTarget(const model::WebhookTarget &target)
{
    switch (targetState(target)) {
    case TargetState::SwitchedOff:
        return {Words::tr("Gesher switched it off: twenty times in a row there was nothing at its address."),
            Words::tr("Enter the right address and switch it on. What arrived meanwhile is sent then.")};
    case TargetState::Paused:
        return {
            Words::tr("It is paused. What arrives meanwhile waits and is sent when you switch it on."), {}};
    case TargetState::Failing:
        return {Words::tr("The last try did not succeed."),
            Words::tr("Send a test to see what is wrong. Nothing that waits is lost.")};
    case TargetState::Untried:
        return {{}, Words::tr("Send a test to see whether it works.")};
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
        said.what
            = isGhl ? Words::tr("GHL took it and started the workflow.") : Words::tr("The receiver took it.");
    else if (status == 0)
        said = noAnswer(error);
    else if (status >= 200 && status < 300)
        said = {Words::tr("GHL answered, but the trigger of the workflow is not live."),
            Words::tr("Publish the workflow that has this trigger, then try again.")};
    else
        said = refused(status);
    if (error.endsWith(u"Given up after 72 hours."))
        said.what += u' ' + Words::tr("Gesher gave up after 72 hours.");
    return said;
}

QString explainWrong(const model::WrongField &wrong)
{
    if (wrong.field == u"url")
        return wrongUrl(wrong.detail);
    if (wrong.field == u"account")
        return Words::tr("This number was removed. Choose another one.");
    if (wrong.field == u"bearer") {
        if (wrong.detail.contains(u"without the word Bearer"))
            return Words::tr("Enter the key alone, without the word Bearer.");
        if (wrong.detail.startsWith(u"must have at most"))
            return Words::tr("This key is too long.");
        return Words::tr("The key may hold only English letters, digits and signs, and no spaces.");
    }
    if (wrong.field == u"secret")
        return Words::tr("This secret is too long.");
    if (wrong.field == u"events")
        return Words::tr("These events cannot be chosen for this target.");
    return Words::tr("This cannot be changed. Add another target instead.");
}

Explanation explainFault(const base::Error &error)
{
    switch (error.fault) {
    case base::Fault::Refused:
        if (error.detail.contains(u"not kept"))
            return {Words::tr("What was to be sent is not kept any more."), {}};
        if (error.detail.startsWith(u"There are"))
            return {Words::tr("There are too many targets already."), Words::tr("Delete one first.")};
        return {Words::tr("It is being sent just now."), Words::tr("Wait for its end.")};
    case base::Fault::NotFound:
        return {Words::tr("It is not there any more."), {}};
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
    return Words::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
}

}
