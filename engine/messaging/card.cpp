// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/card.h"

#include <QRegularExpression>

namespace messaging {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kLongestCard = 64 * 1024;
constexpr qsizetype kMostPhones = 16;
constexpr qsizetype kLongestValue = 256;

/// "\," is a comma, "\n" a new line.
QString unescaped(QStringView value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'\\' || i + 1 == value.size()) {
            text.append(value[i]);
            continue;
        }
        const QChar next = value[++i];
        text.append(next == u'n' || next == u'N' ? QChar(u' ') : next);
    }
    return text;
}

QString escaped(const QString &value)
{
    QString text;
    for (const QChar c : value) {
        if (c == u'\\' || c == u',' || c == u';')
            text.append(u'\\');
        text.append(c == u'\n' || c == u'\r' ? QChar(u' ') : c);
    }
    return text;
}

QString phoneOf(QStringView parameters, const QString &value)
{
    static const QRegularExpression account(
        u";waid=([0-9]{5,20})(?:;|$)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = account.match(parameters.toString());
    return match.hasMatch() ? u'+' + match.captured(1) : value;
}

}

model::ContactCard readCard(const std::string &vcard, const QString &name)
{
    QString text = QString::fromUtf8(vcard.data(), qsizetype(std::min(vcard.size(), kLongestCard)));
    static const QRegularExpression fold(u"\\r?\\n[ \\t]"_s);
    text.remove(fold);
    model::ContactCard card;
    card.name = name;
    for (QStringView line : QStringView(text).split(u'\n')) {
        line = line.trimmed();
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0)
            continue;
        QStringView key = line.first(colon);
        const QString value = unescaped(line.sliced(colon + 1)).trimmed().left(kLongestValue);
        if (const qsizetype dot = key.indexOf(u'.'); dot > 0 && key.startsWith(u"item", Qt::CaseInsensitive))
            key = key.sliced(dot + 1); // "item1.TEL": what Apple's address book writes
        const QStringView property = key.left(key.indexOf(u';') < 0 ? key.size() : key.indexOf(u';'));
        if (card.name.isEmpty() && property.compare(u"FN", Qt::CaseInsensitive) == 0)
            card.name = value;
        else if (property.compare(u"TEL", Qt::CaseInsensitive) == 0 && card.phones.size() < kMostPhones)
            card.phones.append(phoneOf(key.sliced(property.size()), value));
    }
    return card;
}

std::string writeCard(const model::ContactCard &card)
{
    const QString name = escaped(card.name);
    QString text = u"BEGIN:VCARD\nVERSION:3.0\nN:;%1;;;\nFN:%1\n"_s.arg(name);
    for (const QString &phone : card.phones) {
        if (phone.startsWith(u'+'))
            text += u"TEL;type=CELL;type=VOICE;waid=%1:%2\n"_s.arg(phone.mid(1), phone);
        else
            text += u"TEL;type=CELL;type=VOICE:%1\n"_s.arg(escaped(phone));
    }
    text += u"END:VCARD"_s;
    return text.toStdString();
}

}
