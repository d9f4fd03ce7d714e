// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/conversation_model.h"
#include "ui/models/message_rules.h"
#include "ui/theme/shapes.h"

#include <functional>

namespace ui {

/// Reactions, edits, deletions and votes on their way: the message says so until it has changed, and what
/// fails is told. Nothing is shown as done before the engine says that it is. All parts outlive it.
class MessageActs : public QObject {
    Q_OBJECT
public:
    using Answer = QFuture<base::Result<model::Message>>;
    using Send = std::function<Answer(const model::AccountId &, const model::Outgoing &)>;
    /// Through the engine.
    static Send throughDesk(door::Desk &desk);

    /// Stars and deletions for the number's own devices: done here at once, told to them by the engine.
    using Mark = std::function<QFuture<base::Result<void>>(MessageAct act, const QString &id, bool on)>;
    static Mark markThroughDesk(door::Desk &desk);

    MessageActs(ConversationModel &model, Changes &changes, base::Clock &clock, Send send, QObject *parent);

    void setMark(Mark mark) { mark_ = std::move(mark); }
    void setBlocked(const QString &why) { blocked_ = why; }
    const QString &blocked() const { return blocked_; }
    qint64 nowMs() const { return clock_.wallMs(); }
    /// Whether it can be done; says why not.
    bool allows(MessageAct act, const QString &id);

    void react(const QString &id, const QString &emoji); ///< empty: takes it back
    void edit(const QString &id, const QString &text, const QList<model::Jid> &mentions);
    void remove(const QString &id);
    void star(const QString &id); ///< takes it away when there is one
    void removeHere(const QString &id);
    void cancel(const QString &id); ///< one that still waits to be sent
    void vote(const QString &id, int option); ///< takes it back when it was chosen

Q_SIGNALS:
    void said(ui::StateShape shape, const QString &sentence);
    void editTaken(const QString &id); ///< it is in the queue
    void editRefused(const QString &id, const QString &why); ///< nothing is on its way

private:
    void send(const model::Message &target, model::Outgoing act);
    void take(const model::Message &message);
    void mark(MessageAct act, const QString &id, bool on);
    void tellFailure(model::MessageKind kind, const QString &why);

    ConversationModel &model_;
    base::Clock &clock_;
    Send send_;
    Mark mark_;
    QString blocked_;
    QHash<QString, model::MessageKind> waiting_; ///< by target
};

}
