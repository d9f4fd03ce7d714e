// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transport/requests.h"

namespace transport {

using base::Fault;

Requests::Requests(base::Clock &clock, base::Random &random) : clock_(clock)
{
    prefix_ = QByteArray::number(random.below(65536)) + '.' + QByteArray::number(random.below(65536)) + '-';
}

QByteArray Requests::nextId()
{
    return prefix_ + QByteArray::number(++counter_);
}

base::Task<Answer> Requests::expect(const QByteArray &tag, const QByteArray &id, base::milliseconds within)
{
    const QByteArray key = tag + '|' + id;
    auto waiting = std::make_shared<Waiting>();
    waiting->timer = clock_.after(within, [this, key] {
        if (const auto late = waiting_.take(key))
            late->promise.fail({Fault::Timeout, QStringLiteral("no answer in time"), {}});
    });
    auto task = waiting->promise.task();
    waiting_.insert(key, std::move(waiting));
    return task;
}

/// An error answer by what can be done: wait, try again, or leave it.
static Fault faultOf(const QString &code)
{
    if (code == u"429")
        return Fault::Limit;
    return code.startsWith(u'5') ? Fault::Offline : Fault::Refused;
}

bool Requests::take(const std::shared_ptr<const wire::Document> &document)
{
    const wire::NodeView node = document->root();
    const QByteArrayView type = node.textView("type");
    const bool isAnswer = node.is("iq") && (type == "result" || type == "error");
    const bool isAck = node.is("ack") && node.textView("class") == "message";
    if (!isAnswer && !isAck)
        return false;
    const auto waiting = waiting_.take(node.tag().toByteArray() + '|' + node.text("id"));
    if (!waiting)
        return isAnswer; // a late answer is nobody's stanza
    waiting->timer.stop();
    if (isAnswer && type == "error") {
        const wire::NodeView error = node.child("error");
        const QString code = QString::fromLatin1(error.text("code")).left(16);
        waiting->promise.fail({faultOf(code), QString::fromUtf8(error.text("text")).left(200), code});
    } else {
        waiting->promise.answer(Answer(document));
    }
    return true;
}

void Requests::failAll()
{
    const auto all = std::exchange(waiting_, {});
    for (const auto &waiting : all)
        waiting->promise.fail({Fault::Offline, QStringLiteral("the line ended"), QStringLiteral("closed")});
}

}
