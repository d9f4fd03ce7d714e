// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/steps.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int disc = 22;

/// The number of a step in a circle.
class Disc : public QWidget {
public:
    Disc(Theme &theme, int number, QWidget *parent) : QWidget(parent), theme_(theme), number_(number)
    {
        setFixedSize(disc, disc);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme_.color(Token::LineStrong), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setPen(theme_.color(Token::Text2));
        painter.setFont(theme_.font(Role::CaptionBold));
        painter.drawText(rect(), Qt::AlignCenter, QString::number(number_));
    }

private:
    Theme &theme_;
    int number_;
};

}

Steps::Steps(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(10);
}

void Steps::setSteps(const QStringList &sentences)
{
    const auto texts = findChildren<QLabel *>();
    if (texts.size() == sentences.size()) {
        for (int i = 0; i < texts.size(); ++i)
            texts[i]->setText(sentences[i]);
        return;
    }
    for (int i = 0; i < sentences.size(); ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(new Disc(theme_, i + 1, this), 0, Qt::AlignTop);
        QLabel *text = label(theme_, Role::Body, Tone::Main, this);
        text->setWordWrap(true);
        text->setText(sentences[i]);
        row->addWidget(text, 1);
        column_->addLayout(row);
    }
}

}
