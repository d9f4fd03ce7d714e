// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/attempts_model.h"
#include "ui/models/deliveries_model.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Banner;
class CopyRow;
class IconButton;
class StatusChip;

/// Beside the log: one delivery with its tries, to be sent again. What is given outlives it.
class DeliveryPanel : public QFrame {
    Q_OBJECT
public:
    DeliveryPanel(door::Desk &desk, WebhooksModel &targets, Theme &theme, QWidget *parent);
    void showDelivery(const model::Delivery &delivery);
    void leave(); ///< as its button does

Q_SIGNALS:
    void closed();
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void arrange(QWidget *page);
    void retranslate();
    void refresh(); ///< what is known, anew
    void look(); ///< asks for it
    void take(const door::Webhooks::Detail &detail);
    void replay();
    void showAttempt(const QModelIndex &index);
    void complain(const base::Error &error);
    QString facts() const;

    door::Desk &desk_;
    WebhooksModel &targets_;
    Theme &theme_;
    model::Delivery delivery_;
    QList<model::DeliveryAttempt> attempts_;
    QTimer soon_;
    AttemptsModel *model_;
    QLabel *title_ = nullptr;
    IconButton *close_ = nullptr;
    StatusChip *chip_ = nullptr;
    QLabel *why_ = nullptr;
    QLabel *facts_ = nullptr;
    CopyRow *id_ = nullptr;
    CopyRow *messageId_ = nullptr;
    QPushButton *again_ = nullptr;
    Banner *complaint_ = nullptr;
    QLabel *triesTitle_ = nullptr;
    QListView *tries_ = nullptr;
    QLabel *transcriptTitle_ = nullptr;
    QPlainTextEdit *transcript_ = nullptr;
};

}
