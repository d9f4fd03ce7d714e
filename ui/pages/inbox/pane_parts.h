// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QLayout>

namespace ui {

class Faces;

/// What a layout holds goes at once: what is shown next takes its place.
void emptyLayout(QLayout &layout);

/// The avatar in the head of a conversation.
class PersonMark : public QWidget {
    Q_OBJECT
public:
    PersonMark(Theme &theme, QWidget *parent);
    void setChat(const model::Chat &chat);
    void setFaces(Faces &faces); ///< with pictures from then on; they outlive it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    model::Chat chat_;
    Faces *faces_ = nullptr;
};

/// Floats over the end of a conversation that is scrolled up: goes there, and says how much came meanwhile.
class LatestButton : public QAbstractButton {
    Q_OBJECT
public:
    LatestButton(Theme &theme, QWidget *parent);
    void setCount(int count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    Theme &theme_;
    int count_ = 0;
};

}
