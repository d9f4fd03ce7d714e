// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contact_card.h"
#include "ui/models/own_numbers.h"
#include "ui/models/presences.h"
#include "ui/models/shared_files.h"
#include "ui/theme/shapes.h"

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

namespace ui {

class Faces;
class IconButton;
class PersonMark;
class SharedSection;

/// Beside a conversation: whom it is with. All that is given outlives it.
class ContactPanel : public QFrame {
    Q_OBJECT
public:
    ContactPanel(door::Desk &desk, Changes &changes, const OwnNumbers &numbers, Theme &theme,
        base::Clock &clock, QWidget *parent);

    void open(const model::Chat &chat);
    void close();
    void setFaces(Faces &faces);
    void setPresences(Presences &presences);
    ContactCard &card() { return card_; }

    static constexpr int kWidth = 300;

Q_SIGNALS:
    void closed(); ///< somebody wants it away
    void said(ui::StateShape shape, const QString &sentence);
    /// Another of our numbers has a chat with the same person.
    void chatAsked(const model::AccountId &account, const model::Jid &jid);
    void messageAsked(const QString &id); ///< of this conversation

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFacts();
    QWidget *makeSection(QLabel *title, QWidget *content);
    void build();
    void retranslate();
    void fill();
    void showIdentity();
    void showFacts();
    void showBusiness(const model::BusinessProfile &business);
    void showLabels();
    void showTalks();
    void showMembers();
    void showMerges();
    void addMerge(
        const QString &says, const QString &what, const QString &act, const std::function<void()> &go);
    void showBlock();
    void addFact(const QString &name, const QString &value, bool isPhone = false);
    void openLabelMenu();
    void askBlock();

    const OwnNumbers &numbers_;
    Theme &theme_;
    base::Clock &clock_;
    ContactCard card_;
    SharedFiles files_;
    Presences *presences_ = nullptr;
    QLabel *title_;
    IconButton *close_;
    PersonMark *mark_;
    QLabel *name_;
    QLabel *now_;
    QLabel *problem_;
    QWidget *facts_;
    QWidget *labels_;
    QLabel *labelsTitle_;
    QPushButton *labelsEdit_;
    QWidget *labelsSection_;
    QLabel *noteTitle_;
    QPlainTextEdit *note_;
    QLabel *noteHint_;
    QWidget *noteSection_;
    QLabel *talksTitle_;
    QWidget *talks_;
    QWidget *talksSection_;
    QWidget *merges_;
    QWidget *mergesSection_;
    QLabel *mergesTitle_;
    QLabel *membersTitle_;
    QWidget *members_;
    QWidget *membersSection_;
    QLabel *sharedTitle_;
    SharedSection *shared_;
    QWidget *sharedSection_;
    QPushButton *block_;
};

}
