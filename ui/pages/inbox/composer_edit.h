// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/mentions.h"

#include <QTextEdit>

#include <functional>

namespace ui {

class Theme;

/// The files on this machine that are dragged or pasted; empty: none.
QStringList filesIn(const QMimeData &data);

/// Where a message is written: plain text of one to eight lines, each paragraph in the direction of its first
/// strong letter unless somebody turned it. Whom it mentions is a unit in it: the caret passes it in one
/// step, and what is deleted of it is deleted with the rest of it.
class ComposerEdit : public QTextEdit {
    Q_OBJECT
public:
    ComposerEdit(Theme &theme, QWidget *parent);
    QString text() const; ///< as it is seen: "@Dana"
    void setText(const QString &text); ///< with the caret at its end; mentions nobody
    WrittenText written() const; ///< as it is sent and kept: "@972…"
    /// Mentions them instead of what stands between `from` and the caret.
    void insertUnit(int from, const MentionUnit &unit);
    /// Each "@972…" in the text that is one of them becomes a unit.
    void adopt(const QList<MentionUnit> &units);
    bool isInUnit(int place) const;
    /// Whether the key alone sends, and with Shift begins a line; otherwise it begins a line, and sends with
    /// Ctrl.
    void setEnterSends(bool sends) { enterSends_ = sends; }
    void turn(); ///< the paragraph of the caret, to the other direction

Q_SIGNALS:
    void sendAsked();
    void upInEmpty(); ///< Up where nothing is written
    void focused(bool has);
    void filesBrought(const QStringList &paths); ///< pasted
    void pictureBrought(const QImage &picture); ///< pasted, without words

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Unit {
        int from = 0;
        int to = 0;
        model::Jid jid;
        bool isWhole = true;
    };
    QList<Unit> units() const;
    QString textWith(const std::function<QString(const Unit &, const QString &)> &word) const;
    QTextCharFormat formatOf(const MentionUnit &unit);
    void inkUnits();
    bool deleteUnit(const QKeyEvent &event);
    void mendUnits();
    void passUnits();
    void fit();

    Theme &theme_;
    int lastPlace_ = 0; ///< of the caret
    int serial_ = 0; ///< two units of one person side by side are two
    bool mending_ = false;
    bool enterSends_ = true;
};

}
