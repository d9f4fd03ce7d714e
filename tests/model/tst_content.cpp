// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/content.h"
#include "engine/model/json.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstContent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyContentIsReadBackAsItWasWritten()
    {
        model::Media media{
            u"audio/ogg"_s, u"note.ogg"_s, 3'000, QByteArray(32, 'h'), 3, 4, 5, 6, true, QByteArray(64, 'w')};
        const QList<model::Content> all{model::Content(), media,
            model::Location{32.08, -34.78, u"Office"_s, u"Tel Aviv"_s, 20},
            QList<model::ContactCard>{{u"דנה"_s, {u"+972501234567"_s, u"*1"_s}}, {QString(), {}}},
            model::Poll{u"When?"_s, {u"Now"_s, u"Later"_s}, 1},
            model::GroupInvite{
                model::Jid::parse("1-2@g.us").value(), u"Family"_s, u"code"_s, 1'790'000'000'000},
            model::Event{u"Meeting"_s, u"All"_s, u"Here"_s, 1'790'000'000'000, 1'790'000'360'000, true},
            model::LinkPreview{u"https://example.com"_s, u"Title"_s, u"More"_s}, model::Album{2, 1}};
        for (const model::Content &content : all)
            QVERIFY(model::contentFromJson(model::contentJson(content)) == content);
    }
    void votesAreCountedOnceAPersonAndOption()
    {
        const model::Poll poll{u"?"_s, {u"A"_s, u"B"_s, u"C"_s}, 0};
        const QList<model::PollVote> votes{{{}, {}, {0, 2}, 1, true}, {{}, {}, {2}, 1, false},
            {{}, {}, {}, 1, false}, {{}, {}, {7, -1}, 1, false}};
        QCOMPARE(model::countVotes(poll, votes), QList<int>({1, 0, 2}));
    }
    void aMessagesJsonHasEveryFieldOfTheContract()
    {
        model::Message message;
        const QJsonObject empty = model::messageJson(message);
        for (const QString &name : {u"media"_s, u"poll"_s, u"location"_s, u"contacts"_s, u"caption"_s})
            QVERIFY2(empty.value(name).isNull(), qPrintable(name));
        message.kind = model::MessageKind::Image;
        message.text = u"Look"_s;
        message.content = model::Media{u"image/jpeg"_s, {}, 10, {}, 1, 2, 0, 0, false, {}};
        const QJsonObject image = model::messageJson(message);
        QCOMPARE(image.value(u"caption").toString(), u"Look"_s);
        QVERIFY(image.value(u"text").isNull());
        QCOMPARE(image.value(u"media")[u"mime"].toString(), u"image/jpeg"_s);
        message.kind = model::MessageKind::Poll;
        message.content = model::Poll{u"?"_s, {u"A"_s, u"B"_s}, 1};
        message.votes = {{model::Jid::pn("972501234567"), {}, {1}, 5, false}};
        const QJsonValue second = model::messageJson(message).value(u"poll")[u"options"][1];
        QCOMPARE(second[u"votes"].toInt(), 1);
        QCOMPARE(second[u"voters"][0].toString(), u"972501234567@s.whatsapp.net"_s);
    }
};

GESHER_TEST(tst_content, TstContent)
#include "tst_content.moc"
