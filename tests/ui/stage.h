// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "engine/sim/gate.h"
#include "engine/sim/phone.h"
#include "ui/models/changes.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

class QPushButton;
class QWidget;

namespace ui_tests {

inline constexpr const char *kOwn = "972555550101";
inline constexpr const char *kDana = "972555550142";
inline constexpr const char *kYossi = "972555550177";
inline constexpr const char *kTom = "972555550188";

/// The machine's clock, moved by hand: what happens can be made to have happened yesterday.
class MovedClock final : public base::Clock {
public:
    qint64 wallMs() const override { return clock_.wallMs() + offset_; }
    base::milliseconds monotonic() const override { return clock_.monotonic(); }
    base::Timer after(base::milliseconds delay, std::function<void()> fire) override
    {
        return clock_.after(delay, std::move(fire));
    }
    void setOffset(qint64 ms) { offset_ = ms; }

private:
    base::SystemClock clock_;
    std::atomic<qint64> offset_ = 0;
};

/// A window's side of a whole Gesher: a real engine behind a desk, on a practice network in the same process.
class Stage {
public:
    Stage();
    ~Stage();

    door::Desk &desk() { return *desk_; }
    ui::Changes &changes() { return *changes_; }
    MovedClock &networkClock() { return clock_; }

    /// A new own number, linked and connected; nothing when that did not work in time.
    model::AccountId addNumber(const QString &label, const QByteArray &pn);
    /// A person; writes with `write`.
    void addPerson(const QString &name, const QByteArray &pn);
    /// @return the network's id; empty when it could not be written
    QByteArray write(
        const QByteArray &from, const QByteArray &to, const QString &text, const QByteArray &quoted = {});
    /// What cannot be read until that phone is online again and sends it anew.
    void writeUnreadable(const QByteArray &from, const QByteArray &to, const QString &text);
    void arm(const sim::Mishap &mishap);
    void onNetwork(const std::function<void(sim::World &)> &work); ///< on the engine's thread; waits

    template <class T>
    base::Result<T> answerOf(QFuture<base::Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) || future.resultCount() == 0)
            return base::fail(base::Fault::Timeout, QStringLiteral("no answer"));
        return future.result();
    }
    /// Waits until the chat has that many messages.
    bool hasMessages(const model::AccountId &account, const QByteArray &pn, int count);
    QList<model::Message> messages(const model::AccountId &account, const QByteArray &pn);
    model::Chat chat(const model::AccountId &account, const QByteArray &pn);
    bool send(const model::AccountId &account, const QByteArray &pn, const QString &text,
        const QString &quoted = {});
    /// Somebody in a group, as the store knows them.
    struct Someone {
        QByteArray pn; ///< empty: hidden from us
        QByteArray lid;
        QString name; ///< in the address book
        QString pushName = {};
    };
    /// Writes a group into the store beside the engine, with ourselves in it: on the practice network nobody
    /// is in groups. @param isHidden  it addresses its members by their hidden ids
    bool addGroup(const model::AccountId &account, const model::Jid &group, const QString &subject,
        const QList<Someone> &people, bool isHidden = false);
    /// Writes a label into the store as a phone would have made it, on the chat with `pn`.
    bool addLabel(const model::AccountId &account, const model::Label &label, const QByteArray &pn);
    /// Sends at once, without the pace of real life.
    void liftLimits(const model::AccountId &account);

private:
    struct Sockets;
    QTemporaryDir directory_;
    MovedClock clock_;
    base::SystemRandom random_;
    sim::World *world_ = nullptr; ///< lives with the engine
    std::unique_ptr<door::Desk> desk_;
    std::unique_ptr<ui::Changes> changes_;
};

/// The button that says so; null when there is none.
QPushButton *buttonOf(QWidget &parent, const QString &text);

}
