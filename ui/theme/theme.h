// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon.h"
#include "ui/theme/token.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QPointer>

class QApplication;

namespace ui {

/// What a text is for; sizes follow the system's font.
enum class Role { Metric, PageTitle, Section, Message, Body, BodyBold, Caption, CaptionBold, Badge, Code };

struct AvatarColours {
    QColor ground;
    QColor ink;
};

/// Colours, fonts and icons of the window, light or dark. One for the program, given to whoever paints, and
/// outlives them; nobody keeps a colour over `changed`.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Gives the application our style, palette, font and style sheet, and keeps them right from then on.
    /// System is what the application's palette says now, and follows it.
    void apply(QApplication &application);

    Mode mode() const { return mode_; }
    void setMode(Mode mode);
    bool isDark() const { return dark_; }
    QColor color(Token token) const;
    QColor markColor(int hue) const; ///< ground of the letters that stand for a client or a number
    QColor onMarkColor() const;
    AvatarColours avatar(int hue) const;

    QFont font(Role role) const;
    /// Of one line of that text in Latin and in Hebrew letters.
    int lineHeight(Role role) const;

    /// Drawn anew in the token's colour of the moment: never to be set again.
    QIcon icon(Icon icon, Token token = Token::Text2) const;
    /// @param size in logical pixels
    QPixmap pixmap(Icon icon, const QSize &size, Token token, qreal ratio) const;

    /// Whether anything may move: rings turn, panels slide. Off is "reduced motion".
    bool moves() const { return moves_; }
    void setMoves(bool moves);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    bool systemIsDark() const;

    QPointer<QApplication> application_;
    double bodyPoints_ = 9.75;
    Mode mode_ = Mode::System;
    bool dark_ = false;
    bool moves_ = true;
};

/// Rounded up: a text that is as wide as its room is not cut.
int wholeAdvance(const QFont &font, const QString &text);

}
