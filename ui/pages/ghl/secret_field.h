// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// A field for what is written and never shown again: an address, a key. What is kept can only be replaced.
class SecretField : public QWidget {
    Q_OBJECT
public:
    /// Shown while it is typed: an address must be looked over. Covered: a key need not be.
    enum class Typing { Shown, Covered };
    SecretField(Theme &theme, Typing typing, QWidget *parent);

    /// @param kept  what stands for the value that is kept; empty when there is none
    void start(const QString &kept);
    void setKept(const QString &kept); ///< only the text that stands for it
    /// @param hint  under the field; @param example  in the empty field
    void setTexts(const QString &name, const QString &hint, const QString &example = {});
    void setError(const QString &sentence); ///< an empty one: there is none
    /// What was typed, free of direction marks and spaces around it; nothing when what is kept stays.
    std::optional<QString> value() const;
    void focusField();

Q_SIGNALS:
    void submitted(); ///< Return

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setReplacing(bool replacing);

    QLabel *title_;
    QLabel *keptText_;
    QLineEdit *edit_;
    QPushButton *replace_;
    QPushButton *keep_;
    QLabel *hint_;
    QLabel *error_;
    bool hasKept_ = false;
    bool replacing_ = false;
};

}
