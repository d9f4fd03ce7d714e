// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/deliveries_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;

namespace ui {

class EmptyState;
class Segment;

/// The deliveries of one target, all or in one state.
class DeliveryLog : public QWidget {
    Q_OBJECT
public:
    DeliveryLog(DeliveriesModel &model, Theme &theme, QWidget *parent);
    void focusTable();
    void clearSelection();

Q_SIGNALS:
    void chosen(const model::Delivery &delivery); ///< by click or Return
    void moved(const model::Delivery &delivery); ///< the cursor stands on it now

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(Theme &theme);
    void retranslate();
    void refresh();

    DeliveriesModel &model_;
    QLabel *title_ = nullptr;
    Segment *states_ = nullptr;
    QStackedWidget *body_ = nullptr;
    QTableView *table_ = nullptr;
    EmptyState *nothingYet_ = nullptr;
    EmptyState *nothingMatches_ = nullptr;
    EmptyState *cannotLoad_ = nullptr;
    QLabel *count_ = nullptr;
};

}
