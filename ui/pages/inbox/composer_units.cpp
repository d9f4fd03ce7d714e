// SPDX-License-Identifier: GPL-3.0-or-later
// Those whom a text mentions while it is written: a stretch of the text with whom it stands for in its
// format.
#include "ui/pages/inbox/composer_edit.h"
#include "ui/theme/bidi.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextDocumentFragment>

namespace ui {

namespace {

constexpr int kJidProperty = QTextFormat::UserProperty + 1;
constexpr int kShownProperty = QTextFormat::UserProperty + 2;
constexpr int kSerialProperty = QTextFormat::UserProperty + 3;

/// Their colour is none of the document's: a text does not change because the theme does.
class UnitInk : public QSyntaxHighlighter {
public:
    UnitInk(Theme &theme, QTextDocument *document) : QSyntaxHighlighter(document), theme_(theme)
    {
        connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
    }

protected:
    void highlightBlock(const QString &) override
    {
        const QTextBlock block = currentBlock();
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fragment.charFormat().hasProperty(kJidProperty))
                setFormat(
                    fragment.position() - block.position(), fragment.length(), theme_.color(Token::Link));
        }
    }

private:
    Theme &theme_;
};

}

void ComposerEdit::inkUnits()
{
    new UnitInk(theme_, document());
}

QList<ComposerEdit::Unit> ComposerEdit::units() const
{
    QList<Unit> units;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (!format.hasProperty(kJidProperty))
                continue;
            const auto jid = model::Jid::parse(format.property(kJidProperty).toByteArray());
            units.append({fragment.position(), fragment.position() + fragment.length(),
                jid.value_or(model::Jid()), fragment.text() == format.property(kShownProperty).toString()});
        }
    }
    return units;
}

bool ComposerEdit::isInUnit(int place) const
{
    const auto all = units();
    return std::any_of(all.cbegin(), all.cend(),
        [place](const Unit &unit) { return place >= unit.from && place < unit.to; });
}

QString ComposerEdit::textWith(const std::function<QString(const Unit &, const QString &)> &word) const
{
    QString text = toPlainText();
    const QList<Unit> all = units();
    for (auto unit = all.crbegin(); unit != all.crend(); ++unit) {
        const int length = unit->to - unit->from;
        text.replace(unit->from, length, word(*unit, text.mid(unit->from, length)));
    }
    return text;
}

QString ComposerEdit::text() const
{
    return textWith([](const Unit &, const QString &shown) { return plain(shown); });
}

WrittenText ComposerEdit::written() const
{
    WrittenText written;
    written.text = textWith(
        [](const Unit &unit, const QString &) { return u'@' + QString::fromLatin1(unit.jid.user); });
    for (const Unit &unit : units()) {
        if (!written.mentions.contains(unit.jid))
            written.mentions.append(unit.jid);
    }
    return written;
}

QTextCharFormat ComposerEdit::formatOf(const MentionUnit &unit)
{
    QTextCharFormat format;
    format.setProperty(kJidProperty, unit.jid.text());
    format.setProperty(kShownProperty, unit.shown);
    format.setProperty(kSerialProperty, ++serial_);
    return format;
}

void ComposerEdit::insertUnit(int from, const MentionUnit &unit)
{
    QTextCursor cursor = textCursor();
    const int to = cursor.position();
    const bool isBeforeBlank = document()->characterAt(to).isSpace();
    cursor.beginEditBlock();
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    cursor.insertText(unit.shown, formatOf(unit));
    if (!isBeforeBlank || document()->characterAt(cursor.position()) == QChar::ParagraphSeparator)
        cursor.insertText(QStringLiteral(" "), QTextCharFormat());
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void ComposerEdit::adopt(const QList<MentionUnit> &units)
{
    const QList<UserAt> users = usersIn(toPlainText());
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (auto at = users.crbegin(); at != users.crend(); ++at) {
        const auto unit = std::find_if(
            units.cbegin(), units.cend(), [&at](const MentionUnit &one) { return one.isCalled(at->user); });
        if (unit == units.cend())
            continue;
        const int from = static_cast<int>(at->place.from);
        cursor.setPosition(from);
        cursor.setPosition(from + static_cast<int>(at->place.length), QTextCursor::KeepAnchor);
        cursor.insertText(unit->shown, formatOf(*unit));
    }
    cursor.endEditBlock();
    passUnits();
}

/// The one that ends or begins at the caret.
bool ComposerEdit::deleteUnit(const QKeyEvent &event)
{
    const bool isBackwards = event.key() == Qt::Key_Backspace;
    QTextCursor cursor = textCursor();
    if ((!isBackwards && event.key() != Qt::Key_Delete) || cursor.hasSelection())
        return false;
    const int place = cursor.position();
    for (const Unit &unit : units()) {
        if ((isBackwards ? unit.to : unit.from) != place)
            continue;
        cursor.setPosition(unit.from);
        cursor.setPosition(unit.to, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        return true;
    }
    return false;
}

/// What is left of a unit that lost something goes, too; one that was written into is ordinary text.
void ComposerEdit::mendUnits()
{
    if (mending_)
        return;
    const QList<Unit> all = units();
    if (std::all_of(all.cbegin(), all.cend(), [](const Unit &unit) { return unit.isWhole; }))
        return;
    mending_ = true;
    QTextCursor cursor(document());
    cursor.joinPreviousEditBlock(); // undone together with what broke it
    for (auto unit = all.crbegin(); unit != all.crend(); ++unit) {
        if (unit->isWhole)
            continue;
        cursor.setPosition(unit->from);
        cursor.setPosition(unit->to, QTextCursor::KeepAnchor);
        const QString whole = cursor.charFormat().property(kShownProperty).toString();
        const QString left = cursor.selectedText();
        cursor.removeSelectedText();
        if (left.size() > whole.size())
            cursor.insertText(plain(left), QTextCharFormat());
    }
    cursor.endEditBlock();
    mending_ = false;
}

/// The caret stands before a unit or behind it, and what is written there is none of it.
void ComposerEdit::passUnits()
{
    if (mending_)
        return;
    QTextCursor cursor = textCursor();
    const bool forwards = cursor.position() > lastPlace_;
    int place = cursor.position();
    int anchor = cursor.anchor();
    for (const Unit &unit : units()) {
        const auto isInside = [&unit](int at) { return at > unit.from && at < unit.to; };
        if (cursor.hasSelection() && isInside(anchor))
            anchor = cursor.position() > anchor ? unit.from : unit.to;
        if (isInside(place))
            place = forwards ? unit.to : unit.from;
    }
    lastPlace_ = place;
    if (place != cursor.position() || anchor != cursor.anchor()) {
        cursor.setPosition(cursor.hasSelection() ? anchor : place);
        cursor.setPosition(place, QTextCursor::KeepAnchor);
        setTextCursor(cursor);
    }
    if (textCursor().charFormat().hasProperty(kJidProperty) && !textCursor().hasSelection())
        setCurrentCharFormat({});
}

/// Words only, without the marks that keep a unit in one piece.
QMimeData *ComposerEdit::createMimeDataFromSelection() const
{
    auto *words = new QMimeData;
    words->setText(plain(textCursor().selection().toPlainText()));
    return words;
}

}
