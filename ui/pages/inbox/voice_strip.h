// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recorder.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/icon_button.h"

#include <QLabel>
#include <QWidget>

namespace ui {

/// How loud it was in the last moments, the newest at the trailing end.
class LevelMeter : public QWidget {
    Q_OBJECT
public:
    LevelMeter(Theme &theme, QWidget *parent);
    void add(int level); ///< 0 to 100
    void clear();
    QSize sizeHint() const override { return {120, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QList<int> levels_;
};

/// Stands where the text is while a voice message is recorded: throw away, how loud, how long, send. Escape
/// throws it away, Enter sends it. `recorder` and `theme` outlive it.
class VoiceStrip : public QWidget {
    Q_OBJECT
public:
    VoiceStrip(Recorder &recorder, Theme &theme, QWidget *parent);
    QString spoken() const; ///< "Recording, 0:12"

Q_SIGNALS:
    void sendAsked();
    void cancelAsked();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void showState();

    Recorder &recorder_;
    IconButton *cancel_;
    LevelMeter *meter_;
    QLabel *state_;
    QAbstractButton *send_;
};

}
