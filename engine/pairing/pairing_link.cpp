// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/pairing_parts.h"

#include <QPointer>

namespace pairing {

using base::Error;
using base::Fault;
using base::Phone;
using base::Result;
using base::Task;
using transport::Answer;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kLongestLinkRef = 512;

}

Task<QString> Pairing::Parts::requestCode(const Phone &phone)
{
    if (stage_ != Stage::Open)
        return Task<QString>::failed({Fault::Refused, QStringLiteral("already paired"), {}});
    const auto former = std::exchange(
        link_, std::make_shared<Link>(Link{phone, LinkCode(random_), {}, false, {}, {}, false}));
    auto task = link_->asked.task();
    if (registered_)
        sayHello();
    // last, because whoever hears it may ask again or end this object
    if (former)
        former->asked.fail({Fault::Cancelled, QStringLiteral("another link code was asked for"), {}});
    return task;
}

void Pairing::Parts::sayHello()
{
    const auto link = link_;
    if (link->saidHello)
        return;
    link->saidHello = true;
    connection_.request(companionHello(link->phone, link->code, keys_.noise.pub, party_.device))
        .finally(&owner_, [this, link](const Result<Answer> &answer) {
            if (link == link_)
                onHelloAnswered(answer);
        });
}

void Pairing::Parts::onHelloAnswered(const Result<Answer> &answer)
{
    if (!answer) {
        dropLink(answer.error());
        return;
    }
    const auto ref = answer->node().child("link_code_companion_reg").child("link_code_pairing_ref").content();
    if (ref.isEmpty() || ref.size() > kLongestLinkRef) {
        dropLink({Fault::Malformed, QStringLiteral("link code accepted without a reference"), {}});
        return;
    }
    link_->ref = ref.toByteArray();
    const auto link = link_; // the answer may lead to another wish
    link->asked.answer(QString::fromLatin1(link->code.code()));
}

void Pairing::Parts::dropLink(const Error &why)
{
    const QPointer<Pairing> alive(&owner_);
    const auto link = std::exchange(link_, nullptr);
    link->asked.fail(why);
    if (alive && !link_ && registered_ && current_.isEmpty() && stage_ == Stage::Open)
        Q_EMIT owner_.qrExpired();
}

void Pairing::Parts::onLinkStage(const NodeView &stage, const Node &ack)
{
    const bool ours = stage_ == Stage::Open && link_ && !link_->ref.isEmpty()
        && stage.child("link_code_pairing_ref").content() == link_->ref;
    const QByteArray name = stage.isNull() ? QByteArray() : stage.text("stage");
    if (ours && name == "primary_hello") {
        onPrimaryHello(stage, ack);
        return;
    }
    const QPointer<Pairing> alive(&owner_);
    connection_.send(ack);
    if (alive && ours && name == "refresh_code") {
        link_.reset();
        Q_EMIT owner_.codeExpired();
    }
}

void Pairing::Parts::onPrimaryHello(const NodeView &hello, const Node &ack)
{
    const auto wrapped = hello.child("link_code_pairing_wrapped_primary_ephemeral_pub").content();
    const auto link = link_;
    if (!link->answered.isEmpty() && wrapped == link->answered) {
        // Said twice: a second answer would derive another secret than the one the phone opened.
        if (link->saved)
            connection_.send(ack);
        return;
    }
    const auto finish
        = link->code.finish(wrapped, hello.child("primary_identity_pub").content(), keys_.identity, random_);
    if (!finish) {
        const QPointer<Pairing> alive(&owner_);
        connection_.send(ack);
        if (alive)
            Q_EMIT owner_.failed(finish.error());
        return;
    }
    link->answered = wrapped.toByteArray();
    link->saved = false;
    stopCodes();
    const auto next = withSecret(finish->advSecret);
    saveKeys(next).finally(
        &owner_, [this, link, next, ack, bundle = finish->wrappedBundle](const Result<void> &saved) {
            if (!saved) {
                link->answered.clear();
                Q_EMIT owner_.failed(saved.error());
                return;
            }
            if (stage_ != Stage::Open || link != link_)
                return;
            adopt(*next);
            link->saved = true;
            const QPointer<Pairing> alive(&owner_);
            connection_.send(ack);
            if (alive)
                sendFinish(link, bundle);
        });
}

void Pairing::Parts::sendFinish(const std::shared_ptr<Link> &link, const QByteArray &wrappedBundle)
{
    connection_.request(companionFinish(link->phone, wrappedBundle, keys_.identity.pub, link->ref))
        .finally(&owner_, [this, link](const Result<Answer> &answer) {
            // A line that ended says so itself.
            if (!answer && link == link_ && stage_ == Stage::Open && answer.error().fault != Fault::Offline
                && answer.error().fault != Fault::Cancelled)
                Q_EMIT owner_.failed(answer.error());
        });
}

}
