// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/models/conversation_model.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/pages/inbox/inbox_page.h"
#include "ui/pages/inbox/list_pane.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>

namespace ui_tests {

using namespace Qt::StringLiterals;
using model::Jid;

template <class T>
T *named(const QWidget &in, const QString &name)
{
    for (T *widget : in.findChildren<T *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

/// Everything that labels say now.
inline QString textsOf(const QWidget &in)
{
    QStringList all;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->isVisible())
            all.append(label->text());
    }
    return all.join(u'\n');
}

/// One linked number, two people, and the inbox over them.
class InboxTest : public QObject {
    Q_OBJECT
protected:
    ui::Theme theme_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<ui::InboxPage> page_;
    model::AccountId own_;

    void show(int width = 1100, int height = 700)
    {
        page_ = std::make_unique<ui::InboxPage>(stage_->desk(), stage_->changes(), theme_, nullptr);
        page_->resize(width, height);
        page_->show();
        page_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page_.get()));
    }
    QListView &chats() { return *page_->list()->view(); }
    ui::ConversationModel &messages() { return page_->conversation()->messages(); }
    ui::ConversationView &view() { return *page_->conversation()->view(); }
    ui::ComposerEdit &edit() { return *page_->findChild<ui::ComposerEdit *>(); }
    void open(const QByteArray &pn)
    {
        QSignalSpy opened(&messages(), &ui::ConversationModel::opened);
        page_->open(stage_->chat(own_, pn));
        QTRY_COMPARE(opened.count(), 1);
    }
    bool receive(const QByteArray &from, const QString &text)
    {
        const qsizetype before = stage_->messages(own_, from).size();
        stage_->write(from, kOwn, text);
        return stage_->hasMessages(own_, from, static_cast<int>(before) + 1);
    }
    QString draftOf(const QByteArray &pn) { return stage_->chat(own_, pn).draft; }

private Q_SLOTS:
    void initTestCase() { theme_.apply(*qApp); }
    void init()
    {
        stage_ = std::make_unique<Stage>();
        own_ = stage_->addNumber(u"Reception"_s, kOwn);
        QVERIFY(!own_.value.isEmpty());
        stage_->addPerson(u"Dana"_s, kDana);
        stage_->addPerson(u"Tom"_s, kTom);
    }
    void cleanup()
    {
        page_.reset();
        stage_.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

}
