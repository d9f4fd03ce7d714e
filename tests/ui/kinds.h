// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

#include <QBuffer>
#include <QImage>

namespace ui_tests {

using namespace Qt::StringLiterals;
using model::MessageKind;

/// A message of that kind as it would come from the engine: of the chat with `pn`.
inline model::Message messageOf(
    MessageKind kind, const model::Content &content = {}, const QString &text = {})
{
    static int number = 0;
    model::Message message;
    message.id = u"made-%1"_s.arg(++number);
    message.waId = "WA" + QByteArray::number(number);
    message.kind = kind;
    message.content = content;
    message.text = text;
    message.state = model::MessageState::Received;
    return message;
}

inline QByteArray pictureBytes(const QSize &size, const char *format = "JPEG")
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(80 + x % 120, 150, 60 + y % 160));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

inline model::Media mediaOf(const QString &name, qint64 bytes, int seconds = 0, int pages = 0)
{
    model::Media media;
    media.name = name;
    media.bytes = bytes;
    media.seconds = seconds;
    media.pages = pages;
    return media;
}

inline model::Location placeOf(const QString &name, const QString &address)
{
    model::Location place;
    place.latitude = 32.0853;
    place.longitude = -34.7818;
    place.name = name;
    place.address = address;
    return place;
}

inline model::Message pollOf(int selectable = 1)
{
    auto poll = messageOf(MessageKind::Poll,
        model::Poll{u"באיזה יום נוח לכם?"_s, {u"Sunday"_s, u"יום שני בערב"_s, u"Never"_s}, selectable});
    model::PollVote own{model::Jid::pn("972555550101"), u"Reception"_s, {1}, 1, true};
    model::PollVote other{model::Jid::pn("972555550142"), u"Dana"_s, {1}, 2, false};
    model::PollVote third{model::Jid::pn("972555550188"), u"Tom"_s, {0}, 3, false};
    poll.votes = {own, other, third};
    return poll;
}

}
