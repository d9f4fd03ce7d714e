// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in a group, in words: who did it, to whom, and nobody's number out of order.
#include "tests/support/runner.h"
#include "ui/models/message_words.h"

using namespace Qt::StringLiterals;
using model::Jid;
using model::SystemLine;

namespace {

const Jid kDanaJid = Jid::pn("972555550142");
const Jid kTomJid = Jid::pn("972555550188");

QString said(SystemLine line, const QString &name = u"Dana"_s)
{
    model::Message message;
    message.kind = model::MessageKind::System;
    message.from = line.by;
    message.fromName = line.by.isEmpty() ? QString() : name;
    message.content = std::move(line);
    return ui::shownText(message).remove(QChar(0x2068)).remove(QChar(0x2069));
}

}

class TstSystemWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoDidWhatToWhom()
    {
        QCOMPARE(said({u"added"_s, kDanaJid, {kTomJid}, {}}), u"Dana added +972555550188"_s);
        QCOMPARE(said({u"removed"_s, kDanaJid, {kTomJid}, {}}), u"Dana removed +972555550188"_s);
        QCOMPARE(said({u"left"_s, kTomJid, {kTomJid}, {}}), u"+972555550188 left the group"_s);
        QCOMPARE(said({u"created"_s, kDanaJid, {}, u"Family"_s}), u"Dana created the group Family"_s);
        QCOMPARE(said({u"subject"_s, Jid(), {}, u"Family"_s}), u"The group is called Family now"_s);
        QCOMPARE(said({u"promoted"_s, kDanaJid, {kTomJid}, {}}), u"Admin from now on: +972555550188"_s);
    }
    void ourNumberIsNamedAsSuch()
    {
        QCOMPARE(said({u"removed"_s, kDanaJid, {kTomJid}, {}, false, true}), u"Dana removed this number"_s);
        QCOMPARE(
            said({u"added"_s, kDanaJid, {kTomJid}, {}, true, false}), u"This number added +972555550188"_s);
    }
    void aHiddenNumberIsNeverShownAsAPhone()
    {
        const QString text = said({u"added"_s, kDanaJid, {Jid::lid("100000000000001")}, {}});
        QCOMPARE(text, u"Dana added a hidden number"_s);
    }
    void manyAreCounted()
    {
        const QString text = said({u"added"_s, kDanaJid, {kTomJid, kDanaJid, kTomJid, kTomJid, kTomJid}, {}});
        QVERIFY2(text.endsWith(u"and 2 more"_s), qPrintable(text));
    }
    void aPersonsNewNumberAndNewKeysAreSaidInTheirChat()
    {
        QCOMPARE(said({u"number_changed"_s, kDanaJid, {kTomJid}, {}}),
            u"Dana has a new phone number: +972555550188"_s);
        QVERIFY(
            said({u"encryption_changed"_s, kDanaJid, {}, {}}).startsWith(u"The security code has changed"_s));
    }
    void whatIsNotKnownIsStillSaid()
    {
        QCOMPARE(said({u"of a later time"_s, kDanaJid, {}, {}}), u"The group was changed"_s);
        QVERIFY(!said({u"timer"_s, kDanaJid, {}, u"0"_s}).isEmpty());
    }
};

GESHER_TEST(tst_system_words, TstSystemWords)
#include "tst_system_words.moc"
