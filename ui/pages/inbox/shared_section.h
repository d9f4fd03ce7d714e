// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/shared_files.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QImage>
#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace base {
class Clock;
}

namespace ui {

/// A picture or video of a conversation, as small as its message brought it.
class PictureTile : public QAbstractButton {
    Q_OBJECT
public:
    PictureTile(Theme &theme, const model::Message &message, QWidget *parent);

    static constexpr int kSide = 84;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QImage picture_; ///< null: it brought none
    bool isFilm_;
};

/// The pictures and documents of a conversation; a click leads to their message. All that is given outlives
/// it.
class SharedSection : public QWidget {
    Q_OBJECT
public:
    SharedSection(SharedFiles &files, Theme &theme, base::Clock &clock, QWidget *parent);
    bool isEmpty() const;

Q_SIGNALS:
    void filled(); ///< what it shows has changed
    void messageAsked(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addDocument(const model::Message &message);
    QString spokenWhen(const model::Message &message) const;

    SharedFiles &files_;
    Theme &theme_;
    base::Clock &clock_;
    QWidget *pictures_;
    QGridLayout *grid_;
    QPushButton *morePictures_;
    QWidget *documents_;
    QVBoxLayout *list_;
    QPushButton *moreDocuments_;
};

}
