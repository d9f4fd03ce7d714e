// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace ui {

class Theme;

/// The files on this machine that are dragged or pasted; empty: none.
QStringList filesIn(const QMimeData &data);

/// Where a message is written: plain text of one to eight lines, each paragraph in the direction of its first
/// strong letter unless somebody turned it.
class ComposerEdit : public QTextEdit {
    Q_OBJECT
public:
    ComposerEdit(Theme &theme, QWidget *parent);
    QString text() const { return toPlainText(); }
    void setText(const QString &text); ///< with the caret at its end
    void turn(); ///< the paragraph of the caret, to the other direction

Q_SIGNALS:
    void sendAsked();
    void upInEmpty(); ///< Up where nothing is written
    void focused(bool has);
    void filesBrought(const QStringList &paths); ///< pasted
    void pictureBrought(const QImage &picture); ///< pasted, without words

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fit();
    Theme &theme_;
};

}
