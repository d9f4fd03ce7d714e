// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_sound.h"

#include "ui/models/message_words.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/theme/bidi.h"

#include <QFontMetrics>
#include <QLocale>

namespace ui {

using model::MessageKind;
using SoundIs = SoundView::Is;

namespace {

constexpr int kSoundBadge = 40;
constexpr int kBesideBadge = kSoundBadge + 10;
constexpr int kWaveHeight = 24;

QString timeText(qint64 ms)
{
    return durationText(static_cast<int>(ms / 1000));
}

/// "Voice message · 0:34 · 5.2 MB"; while it is heard "0:12 / 0:34".
QString soundFacts(const model::Message &message, const SoundView &sound)
{
    const auto *media = model::contentAs<model::Media>(message.content);
    const qint64 length = sound.lengthMs > 0 ? sound.lengthMs : media ? media->seconds * 1000LL : 0;
    QStringList parts;
    if (sound.isCurrent()) {
        parts.append(ltr(timeText(sound.positionMs) + QStringLiteral(" / ") + timeText(length)));
    } else {
        parts.append(kindName(message.kind));
        if (length > 0)
            parts.append(ltr(timeText(length)));
        if (media && media->bytes > 0)
            parts.append(ltr(sizeText(media->bytes)));
    }
    return parts.join(QStringLiteral(" · "));
}

Icon iconOf(const BubbleParts &parts)
{
    if (parts.file.is != FileView::Is::Here)
        return parts.message.kind == MessageKind::Voice ? Icon::Mic : Icon::Sound;
    return parts.sound.is == SoundIs::Playing ? Icon::Pause
        : parts.sound.is == SoundIs::Loading  ? Icon::Clock
                                              : Icon::Play;
}

/// At the end of the line of facts; it takes its place from nothing, so that nothing moves.
int layOutSpeed(const SoundView &sound, BubbleColumn &column)
{
    if (!sound.isCurrent())
        return 0;
    const QString text = ltr(speedText(sound.speed));
    const QFontMetrics metrics(column.theme().font(Role::CaptionBold));
    const int width = metrics.horizontalAdvance(ltr(speedText(1.5))) + 12;
    const int height = std::max(column.theme().lineHeight(Role::Caption), metrics.lineSpacing());
    BubblePiece &piece = column.add(
        BubblePiece::Kind::Words, QRect(column.left() + column.width() - width, column.y(), width, height));
    piece.text = text;
    piece.role = Role::CaptionBold;
    piece.ink = Token::Link;
    piece.speeds = true;
    return width;
}

}

bool isSound(const model::Message &message)
{
    return hasFile(message) && (message.kind == MessageKind::Voice || message.kind == MessageKind::Audio);
}

QString speedText(double speed)
{
    return QLocale::c().toString(speed, 'g', 2) + QChar(0x00d7);
}

void layOutSound(const BubbleParts &parts, BubbleColumn &column)
{
    const auto *media = model::contentAs<model::Media>(parts.message.content);
    const SoundView &sound = parts.sound;
    const int top = column.y() + 2;
    column.skip(2);
    BubblePiece &ground = column.badge(iconOf(parts), kSoundBadge);
    ground.plays = isSound(parts.message) && parts.file.is == FileView::Is::Here;
    ground.fetches = parts.file.is == FileView::Is::Absent || parts.file.is == FileView::Is::Failed;
    BubblePiece &wave = column.add(BubblePiece::Kind::Wave,
        QRect(column.left() + kBesideBadge, top, column.width() - kBesideBadge, kWaveHeight));
    wave.wave = sound.waveform.isEmpty() && media ? media->waveform.left(64) : sound.waveform;
    wave.seeks = sound.isCurrent();
    if (sound.isCurrent() && sound.lengthMs > 0)
        wave.share = double(sound.positionMs) / double(sound.lengthMs);
    column.skip(kWaveHeight + 1);
    const int speed = layOutSpeed(sound, column);
    column.words(soundFacts(parts.message, sound), Role::Caption, Token::BubbleMeta, 1, kBesideBadge, speed);
    column.endBlock(top, kSoundBadge);
}

}
