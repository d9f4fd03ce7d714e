// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/webhook.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class StatusChip;

/// What came back from a test: in plain words, how long it took, and behind one click what was said.
class TestResult : public QWidget {
    Q_OBJECT
public:
    TestResult(Theme &theme, QWidget *parent);
    void clear(); ///< and hide
    void showUnderWay();
    void showTested(model::WebhookKind kind, const model::WebhookTested &tested);
    void showFault(const QString &sentence); ///< there was no test

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    model::WebhookKind kind_ = model::WebhookKind::Generic;
    std::optional<model::WebhookTested> tested_;
    StatusChip *chip_;
    QLabel *what_;
    QPushButton *more_;
    QPlainTextEdit *details_;
};

/// A field of what was said over the line, to be read and not changed. Its text runs from left to right.
QPlainTextEdit *transcriptField(Theme &theme, QWidget *parent);
/// What was sent (with its secrets masked) and what came back, of one try.
QString transcript(const model::DeliveryAttempt &attempt);

}
