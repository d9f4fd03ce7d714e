// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/contact.h"
#include "engine/model/group.h"
#include "ui/models/changes.h"

#include <QTimer>

namespace ui {

/// Everything about whom a chat is with: a person, or a group with its members. As of the last answer; asks
/// again when something changed. `desk` and `changes` outlive it.
class ContactCard : public QObject {
    Q_OBJECT
public:
    ContactCard(door::Desk &desk, Changes &changes, QObject *parent = nullptr);

    void open(const model::Chat &chat);
    void close();
    const model::Chat &chat() const { return chat_; }

    /// Nothing before the first answer, and of a group.
    const std::optional<model::ContactDetails> &person() const { return person_; }
    const std::optional<model::Group> &group() const { return group_; }
    const QList<model::Participant> &members() const { return members_; }
    const QList<model::Label> &labels() const { return labels_; } ///< that the number has

    /// What staff writes about the person, kept a moment after the last key; at once with `keepNote`.
    void setNote(const QString &text);
    void keepNote();
    void block(bool on);
    void separate(qint64 merge); ///< one of ContactDetails::merges
    void joinWith(const model::Jid &other); ///< one of ContactDetails::separatedFrom
    void label(const QString &id, bool on);

Q_SIGNALS:
    void changed();
    void noteKept();
    void failed(const base::Error &error);

private:
    void refresh();
    void askPerson();
    void askGroup();
    void askLabels();
    template <class T, class Take>
    void take(QFuture<base::Result<T>> future, Take take);

    door::Desk &desk_;
    model::Chat chat_;
    quint64 opening_ = 0; ///< answers of a former one are nobody's
    std::optional<model::ContactDetails> person_;
    std::optional<model::Group> group_;
    QList<model::Participant> members_;
    QList<model::Label> labels_;
    QTimer soon_; ///< for many changes at once
    QTimer noteTimer_;
    std::optional<QString> note_; ///< written and not kept yet
};

}
