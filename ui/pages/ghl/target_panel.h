// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/webhooks_model.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class Banner;
class IconButton;
class StatusChip;
class TargetForm;
class TestResult;

/// Beside the list: one target, being made or changed, tested or deleted.
class TargetPanel : public QFrame {
    Q_OBJECT
public:
    TargetPanel(door::Desk &desk, WebhooksModel &model, AccountsModel &accounts, const base::Clock &clock,
        Theme &theme, QWidget *parent);
    void showNew();
    /// What was typed for the same target stays.
    void showTarget(const QString &id);
    void leave(); ///< as its button does

Q_SIGNALS:
    void closed();
    void saved(const QString &id);
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(AccountsModel &accounts);
    void retranslate();
    void follow();
    void save();
    void test();
    void remove();
    void complain(const base::Error &error);

    door::Desk &desk_;
    WebhooksModel &model_;
    const base::Clock &clock_;
    Theme &theme_;
    QString target_; ///< empty: a new one
    QString arriving_; ///< made just now, not in the list yet
    int round_ = 0; ///< grows with everything that is shown: late answers are not for this form
    bool saving_ = false;
    QLabel *title_ = nullptr;
    IconButton *close_ = nullptr;
    Banner *complaint_ = nullptr;
    QWidget *existing_ = nullptr; ///< what only a target that is there has
    StatusChip *chip_ = nullptr;
    QLabel *why_ = nullptr;
    QPushButton *test_ = nullptr;
    TestResult *result_ = nullptr;
    TargetForm *form_ = nullptr;
    QPushButton *save_ = nullptr;
    QPushButton *delete_ = nullptr;
};

}
