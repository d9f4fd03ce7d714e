// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/files.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"

#include <algorithm>
#include <chrono>

namespace ui {

using base::Fault;
using base::Result;
using door::FileState;
using FileIs = FileView::Is;

namespace {
constexpr qsizetype kFilesRemembered = 400;
constexpr std::chrono::milliseconds kPollEvery{500};

FileView viewOf(const FileState &state)
{
    switch (state.is) {
    case FileState::Is::Fetching:
        return {FileIs::Fetching, state.done, state.whole};
    case FileState::Is::Here:
        return {FileIs::Here, state.done, state.whole};
    case FileState::Is::Absent:
        break;
    }
    return {FileIs::Absent};
}
}

QString spokenFile(const FileView &file)
{
    switch (file.is) {
    case FileIs::Absent:
        return MessageFiles::tr("not downloaded");
    case FileIs::Fetching:
        return MessageFiles::tr("being downloaded");
    case FileIs::Here:
        return MessageFiles::tr("downloaded");
    case FileIs::Failed:
        return MessageFiles::tr("could not be downloaded: %1").arg(file.why);
    case FileIs::Unknown:
        break;
    }
    return {};
}

QString whyNoFile(const base::Error &error)
{
    if (error.fault == Fault::NotFound && error.code == QStringLiteral("gone"))
        return MessageFiles::tr("Neither WhatsApp nor the phone has this file any more.");
    if (error.fault == Fault::Timeout && error.code == QStringLiteral("phone_silent"))
        return MessageFiles::tr("The phone did not answer. Open WhatsApp on it and try again.");
    if (error.fault == Fault::Forged)
        return MessageFiles::tr("What arrived is not the file that was sent; it was thrown away.");
    return words::joined(words::fault(error));
}

MessageFiles::Source MessageFiles::throughDesk(door::Desk &desk)
{
    return {[&desk](const QString &id) {
                return desk.ask([id](door::Engine &engine) { return engine.media().state(id); });
            },
        [&desk](const QString &id) {
            return desk.ask([id](door::Engine &engine) { return engine.media().fetch(id); });
        }};
}

MessageFiles::MessageFiles(Source source, QObject *parent) : QObject(parent), source_(std::move(source))
{
    poll_.setInterval(kPollEvery);
    connect(&poll_, &QTimer::timeout, this, &MessageFiles::poll);
}

void MessageFiles::follow(Changes &changes)
{
    connect(&changes, &Changes::messageChanged, this,
        [this](const model::Message &message) { refresh(message.id); });
    connect(&changes, &Changes::missed, this, &MessageFiles::refreshAll);
}

FileView MessageFiles::look(const QString &message)
{
    Entry &known = entry(message);
    if (known.view.is == FileIs::Unknown && known.asked == 0)
        ask(message);
    return entries_.value(message).view;
}

void MessageFiles::fetch(const QString &message)
{
    Entry &known = entry(message);
    if (known.isWanted || known.view.is == FileIs::Here)
        return;
    known.isWanted = true;
    const auto answer = source_.fetch(message);
    show(message, {FileIs::Fetching});
    poll_.start();
    whenAnswered(this, answer, [this, message](const Result<void> &fetched) {
        Entry &done = entry(message);
        done.isWanted = false;
        done.isAsking = false;
        done.asked = ++serial_; // what was asked on the way is out of date
        show(message,
            fetched ? FileView{FileIs::Here} : FileView{FileIs::Failed, 0, -1, whyNoFile(fetched.error())});
    });
}

void MessageFiles::refresh(const QString &message)
{
    if (entries_.contains(message))
        ask(message);
}

void MessageFiles::refreshAll()
{
    const QList<QString> all = order_;
    for (const QString &message : all)
        ask(message);
}

MessageFiles::Entry &MessageFiles::entry(const QString &message)
{
    if (const auto known = entries_.find(message); known != entries_.end())
        return *known;
    if (order_.size() >= kFilesRemembered) {
        const auto oldest = std::find_if(order_.begin(), order_.end(),
            [this](const QString &id) { return entries_.value(id).view.is != FileIs::Fetching; });
        if (oldest != order_.end()) {
            entries_.remove(*oldest);
            order_.erase(oldest);
        }
    }
    order_.append(message);
    return entries_[message];
}

void MessageFiles::ask(const QString &message)
{
    Entry &known = entry(message);
    known.asked = ++serial_;
    known.isAsking = true;
    whenAnswered(
        this, source_.state(message), [this, message, asked = known.asked](const Result<FileState> &state) {
            const auto now = entries_.find(message);
            if (now == entries_.end() || now->asked != asked)
                return;
            now->isAsking = false;
            take(message, state);
        });
}

void MessageFiles::take(const QString &message, const Result<FileState> &state)
{
    const Entry &known = entry(message);
    if (!state)
        return; // no file, or no answer: what is shown stays
    const FileView view = viewOf(*state);
    // before the engine has begun, and after it has failed, nothing is here either: that is no news
    const bool isNews = view.is != FileIs::Absent || (!known.isWanted && known.view.is != FileIs::Failed);
    if (isNews)
        show(message, view);
    if (view.is == FileIs::Fetching && !poll_.isActive())
        poll_.start();
}

void MessageFiles::show(const QString &message, const FileView &view)
{
    Entry &known = entry(message);
    if (known.view == view)
        return;
    known.view = view;
    Q_EMIT changed(message);
}

void MessageFiles::poll()
{
    bool isAny = false;
    const QList<QString> all = order_;
    for (const QString &message : all) {
        const Entry known = entries_.value(message);
        if (known.view.is != FileIs::Fetching)
            continue;
        isAny = true;
        if (!known.isAsking)
            ask(message);
    }
    if (!isAny)
        poll_.stop();
}

}
