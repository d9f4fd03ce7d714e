// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/own_news_level.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Banner;
class ColourChoice;
class QuietHoursChoice;

/// Makes a client, or changes or removes one. What is given outlives it.
class ClientDialog : public QDialog {
    Q_OBJECT
public:
    /// @param client  the one to change; nothing: a new one
    ClientDialog(door::Desk &desk, const std::optional<model::Client> &client, Theme &theme, QWidget *parent);

Q_SIGNALS:
    void saved(const model::Client &client);
    void removed(const QString &name);
    void offBoardWanted(const model::Client &client);

private:
    void build();
    void connectParts();
    void start();
    void followName();
    void followRetention();
    void showSave(int deletes);
    bool isComplete();
    model::ClientDraft draft() const;
    void save();
    void remove();
    void complain(const base::Error &error);

    door::Desk &desk_;
    std::optional<model::Client> client_;
    Theme &theme_;
    bool ownMark_ = false; ///< somebody chose it: it does not follow the name any more
    bool working_ = false;
    Banner *complaint_;
    QLineEdit *name_;
    QLineEdit *mark_;
    ColourChoice *colour_;
    QComboBox *zone_;
    QComboBox *country_;
    QComboBox *language_;
    QComboBox *news_;
    OwnNewsLevel newsLevel_;
    QuietHoursChoice *quiet_;
    QComboBox *keep_;
    QLabel *keepNote_;
    QPushButton *offBoard_;
    QPushButton *remove_;
    QPushButton *cancel_;
    QPushButton *save_;
};

}
