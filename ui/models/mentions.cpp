// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/mentions.h"

#include "ui/theme/bidi.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

struct MentionTexts {
    Q_DECLARE_TR_FUNCTIONS(mentions)
};

constexpr qsizetype kLongestName = 60; ///< strangers choose theirs

/// Phones and hidden ids are digits; shorter ones are what people write by themselves ("@3").
const QRegularExpression &pattern()
{
    static const QRegularExpression expression(QStringLiteral("@([0-9]{5,20})(?![0-9])"));
    return expression;
}

/// What phones write when all are meant.
const QRegularExpression &everyonePattern()
{
    static const QRegularExpression expression(QStringLiteral(R"((?<![\w@])@(?:all|everyone|כולם)(?!\w))"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

}

QString shownMention(const Who &who)
{
    const QString name = plain(who.name.left(kLongestName)).simplified();
    if (who.isHidden)
        return isolate(u'@' + (name.isEmpty() ? MentionTexts::tr("number hidden") : u'~' + name));
    return name.isEmpty() ? ltr(u'@' + phone(who.phone)) : isolate(u'@' + name);
}

QList<UserAt> usersIn(const QString &text)
{
    QList<UserAt> users;
    if (!text.contains(u'@'))
        return users;
    for (auto matches = pattern().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        users.append({{match.capturedStart(), match.capturedLength()}, match.captured(1).toLatin1()});
    }
    return users;
}

NamedText named(const QString &text, const MentionWords &words, bool everyone)
{
    NamedText shown;
    if (!text.contains(u'@') || (words.isEmpty() && !everyone)) {
        shown.text = text;
        return shown;
    }
    qsizetype from = 0;
    for (const UserAt &at : usersIn(text)) {
        const auto word = words.constFind(at.user);
        if (word == words.cend())
            continue;
        shown.text += QStringView(text).mid(from, at.place.from - from);
        shown.marks.append({shown.text.size(), word->size()});
        shown.text += *word;
        from = at.place.from + at.place.length;
    }
    shown.text += QStringView(text).mid(from);
    if (!everyone)
        return shown;
    for (auto matches = everyonePattern().globalMatch(shown.text); matches.hasNext();) {
        const auto match = matches.next();
        shown.marks.append({match.capturedStart(), match.capturedLength()});
    }
    std::sort(shown.marks.begin(), shown.marks.end(),
        [](const model::TextMark &a, const model::TextMark &b) { return a.from < b.from; });
    return shown;
}

QString namedPlain(const QString &text, const MentionWords &words)
{
    NamedText shown = named(text, words);
    for (const model::TextMark &mark : std::as_const(shown.marks)) {
        for (qsizetype i = mark.from; i < mark.from + mark.length; ++i) {
            if (shown.text[i] == QChar(0x2011))
                shown.text[i] = u'-';
            else if (shown.text[i] == QChar(QChar::Nbsp))
                shown.text[i] = u' ';
        }
    }
    return plain(shown.text);
}

}
