// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/certificate.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace clients {

namespace {

/// The client's own words, whatever the window or the service speaks: not of the program's translations.
struct Words {
    QString direction;
    QString title;
    QString client;
    QString when;
    QString numbers;
    QString chats;
    QString messages;
    QString written;
    QString deleted;
    QString files;
};

const Words kEnglish{u"ltr"_s, u"Certificate of deletion"_s, u"Client"_s, u"Deleted on"_s,
    u"WhatsApp numbers logged out"_s, u"Chats"_s, u"Messages"_s,
    u"Before anything was deleted, all chats, messages and files that were stored of these numbers were "
    u"written into the "
    "folder in which this page lies."_s,
    u"After that, the messages, chats, contacts, sessions and keys of this client were deleted from the "
    u"agency's "
    "computer and overwritten, and the database was written anew without them. The key that sealed them is destroyed."_s,
    u"SHA-256 of manifest.json, which names every file with its own:"_s};

const Words kHebrew{u"rtl"_s, u"אישור מחיקה"_s, u"לקוח"_s, u"מועד המחיקה"_s, u"מספרי וואטסאפ שנותקו"_s,
    u"שיחות"_s, u"הודעות"_s,
    u"לפני שנמחק דבר, כל השיחות, ההודעות והקבצים שנשמרו ממספרים אלה נכתבו לתיקייה שבה נמצא דף זה."_s,
    u"לאחר מכן נמחקו ונדרסו במחשב הסוכנות ההודעות, השיחות, אנשי הקשר, החיבורים והמפתחות של לקוח זה, ומסד "
    u"הנתונים נכתב "
    "מחדש בלעדיהם. המפתח שהצפין אותם הושמד."_s,
    u"SHA-256 של manifest.json, המונה את כל הקבצים עם הטביעה של כל אחד:"_s};

QString timeOf(const model::Client &client, qint64 ms)
{
    const QTimeZone zone(client.timeZone);
    const QDateTime at = zone.isValid() ? QDateTime::fromMSecsSinceEpoch(ms, zone)
                                        : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return at.toString(u"yyyy-MM-dd HH:mm:ss "_s)
        + (zone.isValid() ? QString::fromLatin1(client.timeZone) : u"UTC"_s);
}

QString row(const QString &name, const QString &value)
{
    return u"<tr><th>%1</th><td><bdi>%2</bdi></td></tr>\n"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

}

QByteArray certificatePage(const model::OffBoarded &done, const QByteArray &manifest)
{
    const bool isHebrew = done.client.language == u"he"_s || done.client.language == u"iw"_s;
    const Words &words = isHebrew ? kHebrew : kEnglish;
    QString page
        = u"<!doctype html>\n<html lang=\"%1\" dir=\"%2\">\n<meta charset=\"utf-8\">\n<title>%3</title>\n"_s
              .arg(isHebrew ? u"he"_s : u"en"_s, words.direction, words.title);
    page += u"<style>body{font:16px/1.5 sans-serif;max-width:42em;margin:3em auto;padding:0 1em}"
            "th{text-align:start;font-weight:normal;color:#555;padding-inline-end:2em}"
            "code{direction:ltr;unicode-bidi:isolate;overflow-wrap:anywhere}</style>\n"_s;
    page += u"<h1>%1</h1>\n<table>\n"_s.arg(words.title);
    page += row(words.client, done.client.name) + row(words.when, timeOf(done.client, done.atMs))
        + row(words.numbers, QString::number(done.numbers)) + row(words.chats, QString::number(done.chats))
        + row(words.messages, QString::number(done.messages)) + u"</table>\n"_s;
    page += u"<p>%1</p>\n<p>%2</p>\n<p>%3<br><code>%4</code></p>\n</html>\n"_s.arg(
        words.written, words.deleted, words.files, QString::fromLatin1(manifest.toHex()));
    return page.toUtf8();
}

}
