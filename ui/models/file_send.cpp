// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_send.h"

#include "ui/models/answers.h"
#include "ui/models/pictures.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace ui {

using base::Result;
using model::MessageKind;
using Writer = std::shared_ptr<door::FileWriter>;

namespace {

constexpr QSize kPosterSize{640, 640};

int roundedSeconds(qint64 ms)
{
    return static_cast<int>((ms + 500) / 1000);
}

}

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
    if (task_->files.first().kind == MessageKind::Gif) {
        animate(task_);
        return;
    }
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

/// Phones play a video in the place of an animated GIF, and so it is sent as one.
void FileSend::animate(const Running &task)
{
    const QPointer<FileSend> self(this);
    QThreadPool::globalInstance()->start([self, task, file = task->files.first()] {
        const auto gif = readOutgoing(file);
        QMetaObject::invokeMethod(
            qApp,
            [self, task, gif] {
                if (!self || self->task_ != task)
                    return;
                if (!gif) {
                    self->fail(gif.error());
                    return;
                }
                const auto ask = [account = task->account, gif = *gif](
                                     door::Engine &engine) { return engine.media().animation(account, gif); };
                whenAnswered(
                    self.data(), self->desk_.ask(ask), [self, task](const Result<model::Media> &video) {
                        if (self->task_ != task)
                            return;
                        if (video)
                            self->lookAt(
                                task, {video->mime, {}, {video->width, video->height}, false}, *video);
                        else
                            self->fail(video.error());
                    });
            },
            Qt::QueuedConnection);
    });
}

void FileSend::keep(const Running &task, const FileFacts &facts)
{
    const auto ask = [account = task->account, mime = facts.mime, writer = std::move(task->writer)](
                         door::Engine &engine) { return engine.media().keep(account, writer, mime); };
    whenAnswered(this, desk_.ask(ask), [this, task, facts](const Result<model::Media> &kept) {
        if (task != task_)
            return;
        if (kept)
            lookAt(task, facts, *kept);
        else
            fail(kept.error());
    });
}

void FileSend::lookAt(const Running &task, FileFacts facts, model::Media media)
{
    const MessageKind kind = task->files.first().kind;
    const auto &account = task->account;
    if (kind == MessageKind::Video || kind == MessageKind::Gif) {
        const auto ask = [account, sha256 = media.sha256](
                             door::Engine &engine) { return engine.media().poster(account, sha256); };
        whenAnswered(
            this, desk_.ask(ask), [this, task, facts, media](const Result<model::Poster> &poster) mutable {
                if (poster) {
                    facts.size = poster->size;
                    media.seconds = roundedSeconds(poster->ms);
                    if (const auto sent = packPicture(readPicture(poster->jpeg, kPosterSize)))
                        facts.thumbnail = sent->thumbnail;
                }
                queue(task, facts, media);
            });
    } else if (kind == MessageKind::Audio) {
        const auto ask = [account, sha256 = media.sha256](
                             door::Engine &engine) { return engine.media().length(account, sha256); };
        whenAnswered(this, desk_.ask(ask), [this, task, facts, media](const Result<qint64> &ms) mutable {
            if (ms)
                media.seconds = roundedSeconds(*ms);
            queue(task, facts, media);
        });
    } else {
        queue(task, facts, media);
    }
}

void FileSend::queue(const Running &task, const FileFacts &facts, const model::Media &media)
{
    if (task != task_)
        return;
    const OutgoingFile &file = task->files.first();
    model::Media content = media;
    if (file.kind == MessageKind::Document)
        content.name = file.name;
    content.width = facts.size.width();
    content.height = facts.size.height();
    content.isAnimated = facts.isAnimated;
    model::Outgoing message = task->with;
    message.kind = file.kind;
    message.thumbnail = facts.thumbnail;
    message.content = content;
    const bool isCaptioned = hasCaption(file);
    if (!isCaptioned) {
        message.text.clear();
        message.mentions.clear();
    }
    const auto ask = [account = task->account, message](
                         door::Engine &engine) { return engine.chats().send(account, message); };
    whenAnswered(this, desk_.ask(ask), [this, task, isCaptioned](const Result<model::Message> &queued) {
        if (task != task_)
            return;
        if (queued)
            tellQueued(queued->id, isCaptioned);
        else
            fail(queued.error());
    });
}

void FileSend::tellQueued(const QString &message, bool isCaptioned)
{
    task_->files.removeFirst();
    task_->with.quotedId.clear();
    if (isCaptioned) {
        task_->with.text.clear();
        task_->with.mentions.clear();
    }
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
