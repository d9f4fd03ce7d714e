// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/names.h"

#include "ui/models/faces.h"
#include "ui/models/own_numbers.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/avatar.h"

#include <QCoreApplication>
#include <QRect>
#include <QRegularExpression>

namespace ui {

namespace {
struct NameWords {
    Q_DECLARE_TR_FUNCTIONS(names)
};
}

QString shownName(const Who &who)
{
    if (who.isHidden)
        return who.name.isEmpty() ? NameWords::tr("Number hidden")
                                  //: %1 is a name that the person chose, marked as unproved
                                  : NameWords::tr("%1, number hidden").arg(isolate(u'~' + who.name));
    return showsPhone(who) ? phone(who.phone) : isolate(who.name);
}

QString shownPhone(const Who &who)
{
    return who.phone.isEmpty() || showsPhone(who) ? QString() : phone(who.phone);
}

QString withPhones(QString text)
{
    if (!text.contains(u'+'))
        return text;
    static const QRegularExpression pattern(QStringLiteral(R"(\+\d[\d \x{00a0}().\-]{5,18}\d)"));
    qsizetype from = 0;
    for (auto match = pattern.match(text); match.hasMatch(); match = pattern.match(text, from)) {
        const QString one = ltr(match.captured());
        text.replace(match.capturedStart(), match.capturedLength(), one);
        from = match.capturedStart() + one.size();
    }
    return text;
}

Mark markOf(const model::AccountView &number, const OwnNumbers &numbers)
{
    const auto client = numbers.clientOf(number);
    return client ? OurClients::markOf(*client) : Mark{initialsOf(number.label), hueOf(number.id.value)};
}

void paintWho(QPainter &painter, const QRect &rect, const Theme &theme, const model::Chat &chat, Faces *faces)
{
    if (faces) {
        if (const QImage picture = faces->look(chat.account, chat.jid); !picture.isNull()) {
            paintPicture(painter, rect, picture, chat.jid.isGroup());
            return;
        }
    }
    const Who who = whoOf(chat);
    const QString initials
        = who.isHidden && !who.name.isEmpty() ? u'~' + initialsOf(who.name).left(1) : initialsOf(who.name);
    paintAvatar(
        painter, rect, theme, initials, hueOf(QString::fromLatin1(chat.jid.user)), chat.jid.isGroup());
}

}
