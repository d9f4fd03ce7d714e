// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"

#include "ui/theme/bidi.h"
#include "ui/theme/shapes.h"

#include <QPainter>
#include <QStyle>

namespace ui {

namespace {

constexpr int kCornerMark = 16;
constexpr int kCornerOut = 8; ///< past the avatar's trailing edge
constexpr int kCornerDown = 4;
constexpr int kCornerRing = 2;

QString upper(char32_t letter)
{
    const char32_t capital = QChar::toUpper(letter);
    return QString::fromUcs4(&capital, 1);
}

void paintLetters(
    QPainter &painter, const QRect &rect, const Theme &theme, const QString &letters, double share)
{
    QFont font = theme.font(Role::CaptionBold);
    font.setPixelSize(std::max(8, qRound(rect.height() * share)));
    painter.setFont(font);
    painter.drawText(rect, static_cast<int>(Qt::AlignCenter | Qt::TextSingleLine), letters);
}

}

QString initialsOf(const QString &name)
{
    const QString text = plain(name).trimmed();
    QStringList letters; // the first of each word
    QString second; // of the first word
    bool inWord = false;
    for (const char32_t c : text.toUcs4()) {
        const bool counts = QChar::isLetterOrNumber(c);
        if (counts && !inWord)
            letters.append(upper(c));
        else if (counts && letters.size() == 1 && second.isEmpty())
            second = upper(c);
        inWord = counts || (inWord && QChar::isMark(c)); // niqqud does not end a word
    }
    const bool named
        = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
    if (!named || letters.isEmpty())
        return QStringLiteral("?");
    if (text.startsWith(u'~'))
        return u'~' + letters.first();
    return letters.first() + (letters.size() > 1 ? letters.at(1) : second);
}

int hueOf(const QString &text)
{
    quint32 sum = 0;
    for (const QChar c : text)
        sum = sum * 31 + c.unicode();
    return static_cast<int>(sum % 5);
}

void paintAvatar(
    QPainter &painter, const QRect &rect, const Theme &theme, const QString &initials, int hue, bool group)
{
    const AvatarColours colours = theme.avatar(hue);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    if (group)
        painter.drawRoundedRect(rect, rect.width() * 0.3, rect.height() * 0.3);
    else
        painter.drawEllipse(rect);
    painter.setPen(colours.ink);
    paintLetters(painter, rect, theme, initials, 0.33);
    painter.restore();
}

void paintPicture(QPainter &painter, const QRect &rect, const QImage &picture, bool group)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QBrush brush(picture);
    brush.setTransform(
        QTransform::fromTranslate(rect.x(), rect.y())
            .scale(double(rect.width()) / picture.width(), double(rect.height()) / picture.height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    if (group)
        painter.drawRoundedRect(rect, rect.width() * 0.3, rect.height() * 0.3);
    else
        painter.drawEllipse(rect);
    painter.restore();
}

void paintMark(QPainter &painter, const QRect &rect, const Theme &theme, const QString &initials, int hue)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.markColor(hue));
    painter.drawRoundedRect(rect, 5, 5);
    painter.setPen(theme.onMarkColor());
    paintLetters(painter, rect, theme, initials, rect.width() < 20 ? 0.53 : 0.44);
    painter.restore();
}

void paintCornerMark(QPainter &painter, const QRect &avatar, const Theme &theme, const QString &initials,
    int hue, const QColor &ground)
{
    const QRect leading(avatar.right() + 1 + kCornerOut - kCornerRing - kCornerMark,
        avatar.bottom() + 1 + kCornerDown - kCornerRing - kCornerMark, kCornerMark, kCornerMark);
    const QRect at = QStyle::visualRect(directionOn(painter), avatar, leading);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(at.adjusted(-kCornerRing, -kCornerRing, kCornerRing, kCornerRing), 6, 6);
    painter.restore();
    paintMark(painter, at, theme, initials, hue);
}

}
