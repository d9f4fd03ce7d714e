// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are sent at a time that somebody chooses.
#include "ui/models/own_numbers.h"
#include "ui/models/send_times.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/own_typing.h"
#include "ui/pages/inbox/scheduled_strip.h"
#include "ui/pages/inbox/send_time_dialog.h"
#include "ui/theme/bidi.h"

#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

model::Chat chatOf(const model::ScheduledMessage &message)
{
    model::Chat chat;
    chat.account = message.account;
    chat.jid = message.chat;
    return chat;
}

}

void Composer::offerLater()
{
    connect(later_, &QToolButton::clicked, this, &Composer::showLaterMenu);
    connect(
        scheduledStrip_, &ScheduledStrip::moveAsked, this, [this](const model::ScheduledMessage &message) {
            askForTime(std::max(message.atMs, clock_.wallMs() + 60'000),
                [this, id = message.id](qint64 atMs) { scheduled_.move(id, atMs); });
        });
    connect(&scheduled_, &Scheduled::failed, this, &Composer::tellError);
    connect(&scheduled_, &Scheduled::notKept, this,
        [this](const model::ScheduledMessage &message, const base::Error &error) {
            restore(chatOf(message), message.text, error);
        });
    connect(&scheduled_, &Scheduled::takenBack, this, [this](const model::ScheduledMessage &message) {
        if (!putBack(chatOf(message), message.text))
            return;
        if (!message.quotedId.isEmpty() && replyTo_.isEmpty())
            Q_EMIT replyAsked(message.quotedId);
        focusText();
    });
}

void Composer::showLaterMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // a morning is one where the client's customers are
    const auto client = numbers_.clientOf(number_);
    const qint64 nowMs = clock_.wallMs();
    const auto zone = client ? otherClock(*client, nowMs) : std::nullopt;
    if (zone) {
        const QString city = QString::fromLatin1(zone->id()).section(u'/', -1).replace(u'_', u' ');
        //: %1 is a client, %2 the city whose clock it has
        menu->addAction(tr("By the clock of %1 (%2)").arg(isolate(client->name), isolate(city)))
            ->setEnabled(false);
    }
    const QDateTime now
        = zone ? QDateTime::fromMSecsSinceEpoch(nowMs, *zone) : QDateTime::fromMSecsSinceEpoch(nowMs);
    const QList<SendTime> times = sendTimes(now, client ? client->country : QString());
    for (const SendTime &time : times)
        menu->addAction(time.text, this, [this, atMs = time.atMs] { sendLater(atMs); });
    menu->addSeparator();
    menu->addAction(tr("Another time …"), this,
        [this, atMs = times.last().atMs] { askForTime(atMs, [this](qint64 chosen) { sendLater(chosen); }); });
    const QSize size = menu->sizeHint();
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : later_->width() - size.width();
    menu->popup(later_->mapToGlobal(QPoint(x, -size.height() - 4)));
}

void Composer::askForTime(qint64 atMs, const std::function<void(qint64)> &then)
{
    auto *dialog = new SendTimeDialog(theme_, clock_, atMs, this);
    const auto client = numbers_.clientOf(number_);
    if (const auto zone = client ? otherClock(*client, atMs) : std::nullopt)
        dialog->showAlso(*zone, isolate(client->name));
    connect(dialog, &SendTimeDialog::chosen, this, then);
    connect(dialog, &QDialog::finished, this, &Composer::focusText);
    dialog->open();
}

void Composer::sendLater(qint64 atMs)
{
    if (!canWrite_ || !later_->isEnabled())
        return;
    const WrittenText written = edit_->written();
    if (warnOfGap(written.text))
        return;
    model::ScheduledMessage message;
    message.account = chat_.account;
    message.chat = chat_.jid;
    message.text = written.text;
    message.mentions = written.mentions;
    message.quotedId = replyTo_;
    message.atMs = atMs;
    if (const auto &look = links_.shown()) {
        message.content = look->preview;
        message.thumbnail = look->thumbnail;
    }
    emptyText();
    error_->hide();
    scheduled_.keep(message);
}

}
