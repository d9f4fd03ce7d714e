// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_send.h"

#include "ui/models/answers.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace ui {

using base::Result;
using model::MessageKind;
using Writer = std::shared_ptr<door::FileWriter>;

void FileSend::send(
    const model::AccountId &account, const model::Outgoing &with, const QList<OutgoingFile> &files)
{
    stop();
    task_ = std::make_shared<Task>();
    task_->account = account;
    task_->with = with;
    task_->files = files;
    next();
}

void FileSend::stop()
{
    if (const Running task = std::exchange(task_, nullptr))
        task->stopped = true;
}

void FileSend::next()
{
    if (task_->files.isEmpty()) {
        task_.reset();
        Q_EMIT finished();
        return;
    }
    Q_EMIT progressed(0);
    const auto asked = desk_.ask([](door::Engine &engine) { return engine.media().writer(); });
    whenAnswered(this, asked, [this, task = task_](const Result<Writer> &writer) {
        if (task != task_)
            return;
        if (!writer) {
            fail(writer.error());
            return;
        }
        task->writer = *writer;
        read(task);
    });
}

void FileSend::read(const Running &task)
{
    const QPointer<FileSend> self(this);
    const auto later = [self, task](std::function<void(FileSend &)> work) {
        QMetaObject::invokeMethod(
            qApp,
            [self, task, work = std::move(work)] {
                if (self && self->task_ == task)
                    work(*self);
            },
            Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start([task, later, file = task->files.first(), writer = task->writer] {
        int told = 0;
        const auto goesOn = [&](qint64 done) {
            const int percent = file.bytes > 0 ? static_cast<int>(done * 100 / file.bytes) : 0;
            if (std::exchange(told, percent) != percent)
                later([percent](FileSend &send) { Q_EMIT send.progressed(percent / 100.0); });
            return !task->stopped;
        };
        const auto facts = writeOutgoing(file, *writer, goesOn);
        later([task, facts](FileSend &send) {
            if (facts)
                send.keep(task, *facts);
            else
                send.fail(facts.error());
        });
    });
}

void FileSend::keep(const Running &task, const FileFacts &facts)
{
    const OutgoingFile &file = task->files.first();
    model::Outgoing message = task->with;
    message.kind = file.kind;
    message.thumbnail = facts.thumbnail;
    const bool hasCaption = file.kind != MessageKind::Audio;
    if (!hasCaption)
        message.text.clear();
    const auto ask = [account = task->account, message, facts,
                         name = file.kind == MessageKind::Document ? file.name : QString(),
                         writer = std::move(task->writer)](door::Engine &engine) {
        return engine.media()
            .keep(account, writer, facts.mime)
            .then(&engine, [&engine, account, message, facts, name](model::Media media) {
                media.name = name;
                media.width = facts.size.width();
                media.height = facts.size.height();
                model::Outgoing ready = message;
                ready.content = media;
                return engine.chats().send(account, ready);
            });
    };
    whenAnswered(this, desk_.ask(ask), [this, task, hasCaption](const Result<model::Message> &queued) {
        if (task != task_)
            return;
        if (queued)
            tellQueued(queued->id, hasCaption);
        else
            fail(queued.error());
    });
}

void FileSend::tellQueued(const QString &message, bool hasCaption)
{
    task_->files.removeFirst();
    task_->with.quotedId.clear();
    if (hasCaption)
        task_->with.text.clear();
    const Running task = task_;
    Q_EMIT queued(message);
    if (task == task_)
        next();
}

void FileSend::fail(const base::Error &error)
{
    const Running task = std::exchange(task_, nullptr);
    Q_EMIT failed(whyNotTaken(error, task->files.first()));
}

}
