// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QStyle>

namespace ui {

namespace {

QString nameOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::Danger:
        return QStringLiteral("danger");
    case ButtonKind::DangerFilled:
        return QStringLiteral("danger-filled");
    case ButtonKind::Plain:
        break;
    }
    return QStringLiteral("plain");
}

Token inkOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return Token::OnAccent;
    case ButtonKind::Quiet:
        return Token::Link;
    case ButtonKind::Danger:
        return Token::Error;
    case ButtonKind::DangerFilled:
        return Token::Surface;
    case ButtonKind::Plain:
        break;
    }
    return Token::Text;
}

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Second:
        return QStringLiteral("second");
    case Tone::Third:
        return QStringLiteral("third");
    case Tone::Link:
        return QStringLiteral("link");
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Error:
        return QStringLiteral("error");
    case Tone::Main:
        break;
    }
    return QStringLiteral("main");
}

/// A QLabel aligns by the direction of its text, so that a phone stands at the wrong side of a Hebrew page.
class Label : public QLabel {
public:
    explicit Label(QWidget *parent) : QLabel(parent) { lead(); }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LayoutDirectionChange && alignment() == led_)
            lead();
        QLabel::changeEvent(event);
    }

private:
    void lead()
    {
        led_ = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading) | Qt::AlignAbsolute
            | Qt::AlignVCenter;
        setAlignment(led_);
    }
    Qt::Alignment led_; ///< another one is the caller's
};

/// A style sheet looks at properties only when it is asked to.
void setLook(QWidget &widget, const char *property, const QVariant &value)
{
    if (widget.property(property) == value)
        return;
    widget.setProperty(property, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

}

void setKind(QPushButton &button, ButtonKind kind)
{
    setLook(button, "kind", nameOf(kind));
}

QPushButton *button(Theme &theme, ButtonKind kind, QWidget *parent)
{
    Q_UNUSED(theme)
    auto *made = new QPushButton(parent);
    made->setProperty("kind", nameOf(kind));
    made->setAutoDefault(false); // Return belongs to the dialog's one default
    return made;
}

QPushButton *button(Theme &theme, ButtonKind kind, Icon icon, QWidget *parent)
{
    QPushButton *made = button(theme, kind, parent);
    made->setIcon(theme.icon(icon, inkOf(kind)));
    made->setIconSize(
        {22, 18}); // Qt puts 4 pixels before the text, we want 8: the picture leads in a wider place
    return made;
}

void setCompact(QPushButton &button)
{
    setLook(button, "compact", true);
}

QLabel *label(Theme &theme, Role role, Tone tone, QWidget *parent)
{
    auto *made = new Label(parent);
    made->setFont(theme.font(role));
    made->setMinimumHeight(theme.lineHeight(role));
    made->setTextFormat(Qt::PlainText);
    made->setProperty("tone", nameOf(tone));
    return made;
}

void setTone(QLabel &label, Tone tone)
{
    setLook(label, "tone", nameOf(tone));
}

QFrame *hairline(QWidget *parent, Qt::Orientation orientation)
{
    QFrame *line = ground("hairline", parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

QFrame *ground(const char *role, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", QString::fromLatin1(role));
    return frame;
}

}
