// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/line_watch.h"

#include <QLoggingCategory>

namespace accounts {

using base::milliseconds;
using base::Result;
using base::Task;
using News = CheckNotes::News;

Q_LOGGING_CATEGORY(logWatch, "gesher.accounts.watch")

namespace {

constexpr milliseconds kFirstWait{1'000}; ///< a login shows many things at once
constexpr milliseconds kCountsWait{600'000}; ///< a line that is idle counts, too

QString logSetting(const model::AccountId &account)
{
    return QStringLiteral("wire_log/") + account.value;
}

QString checkSetting(const model::AccountId &account)
{
    return QStringLiteral("self_check/") + account.value;
}

}

LineWatch::LineWatch(Parts parts) : parts_(std::move(parts))
{
    if (const auto on = parts_.store.settings().value(logSetting(parts_.account)); on && *on)
        log_ = std::make_unique<WireLog>(parts_.logs, parts_.account, parts_.clock, parts_.random);
    if (const auto kept = parts_.store.settings().value(checkSetting(parts_.account)); kept && *kept)
        check_.setNotes(CheckNotes::fromStored(**kept));
}

void LineWatch::sent(const wire::Node &node)
{
    if (log_)
        log_->sent(node);
    check_.sent(node, parts_.clock.wallMs());
    writeSoon();
}

void LineWatch::arrived(const wire::NodeView &node)
{
    if (log_)
        log_->arrived(node);
    check_.arrived(node, parts_.clock.wallMs());
    writeSoon();
}

void LineWatch::ended(const base::Error &why)
{
    if (log_)
        log_->note(QStringLiteral("ended ") + base::faultWord(why.fault) + u' ' + why.code);
    check_.lineEnded();
}

void LineWatch::hostAnswered(media::Kind kind, const QString &refusal)
{
    check_.uploaded(
        kind == media::Kind::Voice, media::typeName(kind), refusal.toLatin1(), parts_.clock.wallMs());
    writeSoon();
}

void LineWatch::recordRead(const QByteArray &kind, int version)
{
    check_.recordRead(kind, version, parts_.clock.wallMs());
    writeSoon();
}

Task<void> LineWatch::setLogged(bool on)
{
    if (on == isLogged())
        return Task<void>::ready({});
    log_ = on ? std::make_unique<WireLog>(parts_.logs, parts_.account, parts_.clock, parts_.random) : nullptr;
    return parts_.store.write([this, on] {
        return on ? parts_.store.settings().set(logSetting(parts_.account), "1")
                  : parts_.store.settings().remove(logSetting(parts_.account));
    });
}

void LineWatch::writeSoon()
{
    const News news = check_.notes().takeNews();
    if (news <= unwritten_)
        return;
    unwritten_ = news;
    timer_ = parts_.clock.after(news == News::First ? kFirstWait : kCountsWait, [this] { keep(); });
}

void LineWatch::keep()
{
    timer_ = {};
    if (std::exchange(unwritten_, News::None) == News::None)
        return;
    parts_.store
        .write([this, kept = check_.notes().stored()] {
            return parts_.store.settings().set(checkSetting(parts_.account), kept);
        })
        .finally(this, [](const Result<void> &done) {
            if (!done)
                qCWarning(logWatch) << "self-check not stored:" << done.error().code;
        });
}

Task<void> LineWatch::forget()
{
    timer_ = {};
    unwritten_ = News::None;
    check_.setNotes({});
    return parts_.store.write(
        [this] { return parts_.store.settings().remove(checkSetting(parts_.account)); });
}

}
