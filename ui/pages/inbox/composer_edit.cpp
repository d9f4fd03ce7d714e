// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/composer_edit.h"

#include "ui/pages/inbox/keys.h"
#include "ui/theme/bidi.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include <cmath>

namespace ui {

namespace {
constexpr int kMostLines = 8;
constexpr int kMargin = 5;
}

QStringList filesIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

ComposerEdit::ComposerEdit(Theme &theme, QWidget *parent) : QTextEdit(parent), theme_(theme)
{
    setProperty("role", QStringLiteral("bare"));
    setFrameShape(QFrame::NoFrame);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(kMargin);
    const auto refont = [this] {
        setFont(theme_.font(Role::Message));
        document()->setDefaultFont(theme_.font(Role::Message));
        fit();
    };
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &ComposerEdit::fit);
    connect(&theme_, &Theme::changed, this, refont);
    connect(this, &QTextEdit::textChanged, this, &ComposerEdit::mendUnits);
    connect(this, &QTextEdit::cursorPositionChanged, this, &ComposerEdit::passUnits);
    inkUnits();
    refont();
}

void ComposerEdit::setText(const QString &text)
{
    setCurrentCharFormat({}); // it would be that of the unit before the caret
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

void ComposerEdit::fit()
{
    const int line = QFontMetrics(theme_.font(Role::Message)).lineSpacing();
    const int least = std::max(32, line + 2 * kMargin);
    const int most = line * kMostLines + 2 * kMargin;
    const int wanted = static_cast<int>(std::ceil(document()->size().height()));
    setFixedHeight(std::clamp(wanted, least, most));
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void ComposerEdit::turn()
{
    QTextCursor cursor = textCursor();
    QTextBlockFormat format = cursor.blockFormat();
    const bool isRtl = cursor.block().textDirection() == Qt::RightToLeft;
    format.setLayoutDirection(isRtl ? Qt::LeftToRight : Qt::RightToLeft);
    cursor.setBlockFormat(format);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers with = event->modifiers();
    if (isReturn
        && (with.testFlag(Qt::ControlModifier) || (enterSends_ && !with.testFlag(Qt::ShiftModifier)))) {
        Q_EMIT sendAsked();
        return;
    }
    if (isReturn) {
        // a paragraph of its own, so that it finds its own direction
        textCursor().insertBlock(QTextBlockFormat(), QTextCharFormat());
        ensureCursorVisible();
        return;
    }
    if (isKey(*event, Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_X)) {
        turn();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty()) {
        Q_EMIT upInEmpty();
        return;
    }
    if (deleteUnit(*event))
        return;
    QTextEdit::keyPressEvent(event);
}

/// Words only: neither looks nor the invisible marks that come with copied phones.
void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    // a table or a page brings a picture of itself besides its words: the words are meant
    if (const QStringList files = filesIn(*source); !files.isEmpty())
        Q_EMIT filesBrought(files);
    else if (source->hasImage() && !source->hasText())
        Q_EMIT pictureBrought(source->imageData().value<QImage>());
    else if (source->hasText())
        textCursor().insertText(plain(source->text()), QTextCharFormat());
    ensureCursorVisible();
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || source->hasUrls();
}

/// Files are for whoever stands behind the text.
void ComposerEdit::dragEnterEvent(QDragEnterEvent *event)
{
    if (filesIn(*event->mimeData()).isEmpty())
        QTextEdit::dragEnterEvent(event);
    else
        event->ignore();
}

void ComposerEdit::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
}

void ComposerEdit::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    Q_EMIT focused(true);
}

void ComposerEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    Q_EMIT focused(false);
}

}
