// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/message_pictures.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLabel;

namespace ui {

class ElidedLabel;
class IconButton;
class PictureCanvas;

/// The pictures of a chat, one at a time and as large as the window. Left and Right go to the one at that
/// side, + and - zoom, 0 shows it whole, Esc closes. `theme` outlives it.
class PictureViewer : public QDialog {
    Q_OBJECT
public:
    struct Shown {
        QString id;
        QString who; ///< isolated
        qint64 atMs = 0;
        QString caption;
    };
    /// @param all  oldest first. @param first  the one to begin with
    PictureViewer(MessagePictures::Open open, Theme &theme, QList<Shown> all, const QString &first,
        qint64 nowMs, QWidget *parent);
    const QString &current() const { return all_.at(at_).id; }
    PictureCanvas &canvas() { return *canvas_; }

Q_SIGNALS:
    void saveAsked(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void step(int by);
    void showCurrent();

    MessagePictures pictures_;
    Theme &theme_;
    QList<Shown> all_;
    qsizetype at_ = 0;
    qint64 nowMs_;
    QLabel *who_;
    QLabel *place_;
    PictureCanvas *canvas_;
    ElidedLabel *caption_;
    IconButton *earlier_;
    IconButton *later_;
};

}
