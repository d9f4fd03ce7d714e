// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/webhooks_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace ui {

class SecretField;
class Segment;

/// What can be said of a target. Decides nothing: what is wrong comes from the engine.
class TargetForm : public QWidget {
    Q_OBJECT
public:
    TargetForm(AccountsModel &accounts, Theme &theme, QWidget *parent);

    /// @param target  nothing: a new one
    void start(const std::optional<model::WebhookTarget> &target);
    void focusFirst();
    /// Only what is new, so that nothing else is changed.
    model::WebhookDraft draft() const;
    /// Says under the fields what is still missing here.
    bool isComplete();
    void showWrong(const QList<model::WrongField> &wrong);

Q_SIGNALS:
    void submitted(); ///< Return in a field

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fillAccounts();
    void followKind();
    void clearErrors();
    model::WebhookKind kind() const;
    QStringList chosenEvents() const; ///< empty: all of them

    AccountsModel &accounts_;
    std::optional<model::WebhookTarget> target_;
    QLabel *kindTitle_;
    Segment *kinds_;
    QLabel *explanation_;
    SecretField *url_;
    QLabel *accountTitle_;
    QComboBox *account_;
    QLabel *accountError_;
    SecretField *bearer_;
    SecretField *secret_;
    QWidget *eventsBox_;
    QLabel *eventsTitle_;
    QList<QCheckBox *> events_; ///< in the order of model::webhookEvents()
    QLabel *eventsError_;
    QCheckBox *enabled_;
};

}
