// SPDX-License-Identifier: GPL-3.0-or-later
// Voice messages in the window: heard, and spoken. The loudspeaker and the microphone are made here; what
// decodes between them is the program that is shipped.
#include "tests/ui/fake_audio.h"
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/models/recorder.h"
#include "ui/pages/inbox/bubble_sound.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/voice_strip.h"
#include "ui/shell/language.h"
#include "ui/widgets/icon_button.h"

#include <QDir>
#include <QFile>
#include <QLocale>

using namespace ui_tests;
using SoundIs = ui::SoundView::Is;
using RecorderIs = ui::Recorder::Is;

class TstVoice : public InboxTest {
    Q_OBJECT
    Ear ear_;
    Mouth mouth_;

    ui::Player &player() { return page_->conversation()->player(); }
    ui::Composer &composer() { return *page_->findChild<ui::Composer *>(); }
    ui::Recorder &recorder() { return composer().recorder(); }
    ui::VoiceStrip &strip() { return *page_->findChild<ui::VoiceStrip *>(); }
    ui::IconButton &microphone()
    {
        return *named<ui::IconButton>(composer(), ui::Composer::tr("Record a voice message"));
    }
    QString spoken(int row) { return messages().index(row).data(Qt::AccessibleTextRole).toString(); }

    void showWithAudio()
    {
        show();
        ear_ = {};
        mouth_ = {};
        player().setOut(std::make_unique<FakeOut>(ear_));
        recorder().setIn(std::make_unique<FakeIn>(mouth_));
    }
    bool sendSound(const QString &name, MessageKind kind, int seconds)
    {
        QFile file(QStringLiteral(GESHER_SAMPLES_DIR "/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray bytes = file.readAll();
        return stage_
            ->answerOf(stage_->desk().ask([this, bytes, kind, seconds](door::Engine &engine) {
                return engine.media()
                    .add(own_, bytes, u"audio/ogg; codecs=opus"_s)
                    .then(&engine, [this, &engine, kind, seconds](model::Media media) {
                        media.seconds = seconds;
                        for (int i = 0; kind == MessageKind::Voice && i < 64; ++i)
                            media.waveform.append(static_cast<char>(20 + i * 37 % 80));
                        model::Outgoing message;
                        message.to = Jid::pn(kDana);
                        message.kind = kind;
                        message.content = media;
                        return engine.chats().send(own_, message);
                    });
            }))
            .has_value();
    }
    /// The piece of a bubble that does something, where it is in the list.
    QPoint placeOf(int row, ui::BubbleDelegate::Hit::Kind kind)
    {
        auto *delegate = qobject_cast<ui::BubbleDelegate *>(view().itemDelegate());
        const QRect rect = view().visualRect(messages().index(row));
        for (int y = rect.top(); y < rect.bottom(); y += 3) {
            for (int x = rect.left(); x < rect.right(); x += 3) {
                if (delegate->hitAt(rect, messages().index(row), {x, y}).kind == kind)
                    return {x, y};
            }
        }
        return {-1, -1};
    }
    bool isHere(int row)
    {
        return QTest::qWaitFor(
            [&] { return spoken(row).contains(u", "_s + ui::spokenFile({ui::FileView::Is::Here})); });
    }
    bool plays(int row)
    {
        return QTest::qWaitFor(
            [&] { return player().look(messages().at(row).id).is == SoundIs::Playing; }, 20'000);
    }

private Q_SLOTS:
    void enterPlaysAndPausesAndItIsSpoken()
    {
        QVERIFY(sendSound(u"tone.ogg"_s, MessageKind::Voice, 1));
        showWithAudio();
        open(kDana);
        QVERIFY(isHere(0));
        view().setFocus();
        view().setCurrentIndex(messages().index(0));
        QTest::keyClick(&view(), Qt::Key_Return);
        QVERIFY(plays(0));
        ear_.listen(400);
        QVERIFY2(spoken(0).contains(u"playing, 0:00 of 0:01"_s), qPrintable(spoken(0)));
        QTest::keyClick(&view(), Qt::Key_Period, Qt::ControlModifier);
        QCOMPARE(player().speed(), 1.5);
        QTest::keyClick(&view(), Qt::Key_Left); // to its begin
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(player().look(messages().at(0).id).is, SoundIs::Paused);
        QVERIFY(spoken(0).contains(u"paused at"_s));
        QVERIFY(!ear_.pull);
    }

    void clicksPlayGoOnElsewhereAndTurnTheSpeed_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("from left to right") << Qt::LeftToRight;
        QTest::newRow("from right to left") << Qt::RightToLeft;
    }
    void clicksPlayGoOnElsewhereAndTurnTheSpeed()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        using Kind = ui::BubbleDelegate::Hit::Kind;
        QVERIFY(sendSound(u"tone.mp3"_s, MessageKind::Audio, 1));
        showWithAudio();
        open(kDana);
        QVERIFY(isHere(0));
        QCOMPARE(placeOf(0, Kind::Seek), QPoint(-1, -1)); // there is nothing to go on in yet
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, placeOf(0, Kind::Play));
        QVERIFY(plays(0));
        const QPoint begin = placeOf(0, Kind::Seek); // at the left of the wave in every language
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, begin + QPoint(110, 0));
        const qint64 at = player().look(messages().at(0).id).positionMs;
        QVERIFY2(at > 400 && at < 600, qPrintable(QString::number(at)));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, placeOf(0, Kind::Speed));
        QCOMPARE(player().speed(), 1.5);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, placeOf(0, Kind::Play));
        QCOMPARE(player().look(messages().at(0).id).is, SoundIs::Paused);
    }

    void anotherConversationIsQuiet()
    {
        QVERIFY(sendSound(u"tone.ogg"_s, MessageKind::Voice, 1));
        QVERIFY(receive(kTom, u"hello"_s));
        showWithAudio();
        open(kDana);
        QVERIFY(isHere(0));
        player().toggle(messages().at(0).id);
        QVERIFY(plays(0));
        open(kTom);
        QVERIFY(!ear_.pull);
        QCOMPARE(player().current(), QString());
    }

    void whatIsNoSoundSaysSoInItsBubble()
    {
        QVERIFY(receive(kDana, u"hear this"_s) && sendSound(u"ORIGIN.md"_s, MessageKind::Voice, 9));
        showWithAudio();
        open(kDana);
        QVERIFY(isHere(1));
        const int before = view().visualRect(messages().index(1)).height();
        player().toggle(messages().at(1).id);
        QTRY_VERIFY(spoken(1).contains(u"cannot be played"_s));
        QTRY_VERIFY(view().visualRect(messages().index(1)).height() > before);
    }

    void whatIsSpokenIsSentWithItsLengthAndWaveform()
    {
        QVERIFY(receive(kDana, u"call me"_s));
        showWithAudio();
        open(kDana);
        edit().setPlainText(u"begun"_s);
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        QVERIFY(mouth_.take);
        QVERIFY(strip().isVisible());
        QVERIFY(!edit().isVisible());
        mouth_.speak(1'600);
        mouth_.speak(800, 100);
        QCOMPARE(strip().spoken(), u"Recording, 0:02"_s);
        QVERIFY(recorder().level() < 20);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!mouth_.take);
        QTRY_COMPARE_WITH_TIMEOUT(stage_->messages(own_, kDana).size(), 2, 20'000);
        const model::Message sent = stage_->messages(own_, kDana).first();
        QCOMPARE(sent.kind, MessageKind::Voice);
        const auto *media = model::contentAs<model::Media>(sent.content);
        QVERIFY(media);
        QCOMPARE(media->mime, u"audio/ogg; codecs=opus"_s);
        QCOMPARE(media->seconds, 2);
        QCOMPARE(media->waveform.size(), 64);
        QCOMPARE(int(media->waveform.at(10)), 100);
        QVERIFY(media->waveform.at(60) < 5);
        QTRY_VERIFY(edit().isVisible());
        QVERIFY(!strip().isVisible());
        QCOMPARE(edit().toPlainText(), u"begun"_s); // what was begun is still there
    }

    void escapeThrowsARecordingAway()
    {
        QVERIFY(receive(kDana, u"call me"_s));
        showWithAudio();
        open(kDana);
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        mouth_.speak(900);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(recorder().is(), RecorderIs::Idle);
        QVERIFY(!mouth_.take);
        QVERIFY(edit().isVisible());
        QVERIFY(edit().hasFocus());
    }

    void withoutAMicrophoneTheButtonSaysWhy()
    {
        QVERIFY(receive(kDana, u"call me"_s));
        showWithAudio();
        mouth_.hasDevice = false;
        open(kDana);
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        QVERIFY(textsOf(composer()).contains(u"There is no microphone"_s));
        QVERIFY(edit().isVisible());
    }

    void aRecordingWaitsInItsOwnConversation()
    {
        QVERIFY(receive(kDana, u"call me"_s) && receive(kTom, u"hello"_s));
        showWithAudio();
        open(kDana);
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        mouth_.speak(900);
        open(kTom);
        QVERIFY(!mouth_.take); // nobody is overheard meanwhile
        QVERIFY(edit().isVisible());
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        QVERIFY(textsOf(composer()).contains(u"A recording waits"_s));
        open(kDana);
        QVERIFY(strip().isVisible());
        QCOMPARE(recorder().is(), RecorderIs::Held);
        QCOMPARE(recorder().ms(), 900);
    }

    void aWordIsNoVoiceMessage()
    {
        QVERIFY(receive(kDana, u"call me"_s));
        showWithAudio();
        open(kDana);
        QTest::mouseClick(&microphone(), Qt::LeftButton);
        mouth_.speak(200);
        Q_EMIT strip().sendAsked();
        QVERIFY(textsOf(composer()).contains(u"too short"_s));
        QCOMPARE(recorder().is(), RecorderIs::Idle);
    }

    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(sendSound(u"tone.ogg"_s, MessageKind::Voice, 1)
            && sendSound(u"tone.mp3"_s, MessageKind::Audio, 1)
            && sendSound(u"ORIGIN.md"_s, MessageKind::Voice, 9));
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                showWithAudio();
                open(kDana);
                for (int row = 0; row < 3; ++row)
                    QVERIFY(isHere(row));
                player().toggle(messages().at(2).id);
                QTRY_COMPARE(player().look(messages().at(2).id).is, SoundIs::Failed);
                QTest::mouseClick(&microphone(), Qt::LeftButton);
                for (int i = 0; i < 60; ++i)
                    mouth_.speak(100, 200 + (i * 7919) % 9'000);
                player().toggle(messages().at(0).id);
                QVERIFY(plays(0));
                ear_.listen(600);
                const QString kind = QString::fromLatin1(ui::Language::word(code)) + u'-'
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/voice-%1.png").arg(kind)));
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
        QLocale::setDefault(QLocale(QLocale::English));
    }
};

GESHER_TEST(tst_voice, TstVoice)
#include "tst_voice.moc"
