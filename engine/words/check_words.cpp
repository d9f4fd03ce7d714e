// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/words/checks.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace words {

namespace {

struct Row {
    const char *title;
    const char *reference;
    const char *program;
};

/// In the order of CheckId.
constexpr std::array kChecks{
    Row{QT_TRANSLATE_NOOP("words", "A new secret while linking"),
        QT_TRANSLATE_NOOP("words",
            "Since July 2026 the server may ask a device that is being linked for a new secret. Known from "
            "reports only."),
        QT_TRANSLATE_NOOP("words", "Gesher makes a new secret and draws the code anew at once.")},
    Row{QT_TRANSLATE_NOOP("words", "Passkey before linking"),
        QT_TRANSLATE_NOOP("words",
            "A growing share of numbers must show a passkey, which only WhatsApp's own page can ask for."),
        QT_TRANSLATE_NOOP("words", "Gesher ends the attempt and says so. Other numbers link as usual.")},
    Row{QT_TRANSLATE_NOOP("words", "Linking by code: our name"),
        QT_TRANSLATE_NOOP("words",
            "The server takes a name of the form “Chrome (Windows)” and refuses others with 400. Which ones "
            "it "
            "takes is in doubt."),
        QT_TRANSLATE_NOOP(
            "words", "Gesher sends a name of that form, and shows the code only once it was taken.")},
    Row{QT_TRANSLATE_NOOP("words", "Linking by code: what follows"),
        QT_TRANSLATE_NOOP("words",
            "The phone answers with primary_hello. The server may ask for another code with refresh_code, "
            "which "
            "is known from reports only."),
        QT_TRANSLATE_NOOP(
            "words", "After refresh_code Gesher drops the code, and another can be asked for.")},

    Row{QT_TRANSLATE_NOOP("words", "Version of the web client"),
        QT_TRANSLATE_NOOP("words", "A version that is too old is refused with 405."),
        QT_TRANSLATE_NOOP("words",
            "Gesher claims the version that WhatsApp's own page names, and looks there again after a 405.")},
    Row{QT_TRANSLATE_NOOP("words", "What Gesher says of itself at the login"),
        QT_TRANSLATE_NOOP("words",
            "Other programs differ in two fields (lidDbMigrated, lc). Newer fields of the encryption are not "
            "needed so far."),
        QT_TRANSLATE_NOOP(
            "words", "Gesher says lidDbMigrated=true and lc=1, and leaves the newer fields out.")},
    Row{QT_TRANSLATE_NOOP("words", "The number's own hidden id"),
        QT_TRANSLATE_NOOP("words", "Each login tells the number its hidden id (LID)."),
        QT_TRANSLATE_NOOP("words", "Gesher stores it, and keeps the one that it knows when none is told.")},
    Row{QT_TRANSLATE_NOOP("words", "What waited while the number was away"),
        QT_TRANSLATE_NOOP("words",
            "One program asks for it with offline_batch and others do not; all of them get it. Its end is "
            "told "
            "with a count."),
        QT_TRANSLATE_NOOP(
            "words", "Gesher asks with offline_batch. When no end is told it goes on after a while.")},
    Row{QT_TRANSLATE_NOOP("words", "A shorter way to the server"),
        QT_TRANSLATE_NOOP("words", "After the login the server may name one (edge_routing). It is optional."),
        QT_TRANSLATE_NOOP("words", "Gesher stores it and does not use it yet.")},
    Row{QT_TRANSLATE_NOOP("words", "The end of a version"),
        QT_TRANSLATE_NOOP("words",
            "The server may tell when a version ends (client_expiration). Nobody has verified that."),
        QT_TRANSLATE_NOOP("words", "Gesher does nothing about it. It is noted here.")},
    Row{QT_TRANSLATE_NOOP("words", "Why the server ends a line"),
        QT_TRANSLATE_NOOP("words",
            "515 after linking, 401 or 516 after unlinking, 409 when another took the line, and 429, 500 and "
            "503. Some are known from one program only."),
        QT_TRANSLATE_NOOP("words",
            "Each leads to a state of its own. After an unknown one Gesher waits and connects again, five "
            "times "
            "at most.")},

    Row{QT_TRANSLATE_NOOP("words", "Addresses of chats with people"),
        QT_TRANSLATE_NOOP("words", "Messages come from hidden ids (LID); the phone number stands beside."),
        QT_TRANSLATE_NOOP("words", "Gesher takes both, and joins them in one chat.")},
    Row{QT_TRANSLATE_NOOP("words", "Addresses in groups"),
        QT_TRANSLATE_NOOP("words",
            "A group is addressed by hidden ids or by phone numbers, and its messages say by which."),
        QT_TRANSLATE_NOOP("words", "Gesher takes both, and writes in the way of the group.")},
    Row{QT_TRANSLATE_NOOP("words", "How the server confirms our messages"),
        QT_TRANSLATE_NOOP("words",
            "With an id, from and a time. About from and type the programs differ, and all of them work."),
        QT_TRANSLATE_NOOP(
            "words", "Gesher reads the id, the time, the hash and the error, and needs no more.")},
    Row{QT_TRANSLATE_NOOP("words", "How we confirm messages"),
        QT_TRANSLATE_NOOP("words",
            "Without type, and some programs add their own address. A type that does not fit ends the line."),
        QT_TRANSLATE_NOOP("words",
            "Gesher confirms what it can read with a receipt, and the rest with neither of the two. It is "
            "noted "
            "here whether the line went on afterwards.")},
    Row{QT_TRANSLATE_NOOP("words", "Hash over a group's devices"),
        QT_TRANSLATE_NOOP("words",
            "Six bytes after “2:”. The server names its own one when ours does not fit its list of devices."),
        QT_TRANSLATE_NOOP("words",
            "Gesher sends one with each message to a group. When the server names another, it looks again "
            "and "
            "sends once more.")},
    Row{QT_TRANSLATE_NOOP("words", "Letters of that hash"),
        QT_TRANSLATE_NOOP("words", "In one program + and / occur, in another - and _ instead."),
        QT_TRANSLATE_NOOP("words", "Gesher writes + and /. One hash in five shows the difference.")},
    Row{QT_TRANSLATE_NOOP("words", "Refusal 421"),
        QT_TRANSLATE_NOOP("words",
            "Seen in the field only: a message to a group whose members or addresses are out of date."),
        QT_TRANSLATE_NOOP("words", "Gesher asks who is in the group, and sends once more.")},
    Row{QT_TRANSLATE_NOOP("words", "Messages that are refused"),
        QT_TRANSLATE_NOOP("words",
            "A list of codes, for instance 463 for new chats that are blocked. 479 says that a stanza is "
            "wrong."),
        QT_TRANSLATE_NOOP("words", "Gesher shows the reason. A 479 is a fault of Gesher's.")},

    Row{QT_TRANSLATE_NOOP("words", "Is a phone on WhatsApp?"),
        QT_TRANSLATE_NOOP("words",
            "One program asks with + before the number, another with @c.us after it. The answer is in or "
            "out."),
        QT_TRANSLATE_NOOP("words", "Gesher asks with +, and must find the number in the answer again.")},
    Row{QT_TRANSLATE_NOOP("words", "People without a hidden id"),
        QT_TRANSLATE_NOOP(
            "words", "Whether there still are any is in doubt. One program does not write to them any more."),
        QT_TRANSLATE_NOOP("words", "Gesher writes to their phone number.")},
    Row{QT_TRANSLATE_NOOP("words", "Typing"),
        QT_TRANSLATE_NOOP("words", "Sent with the own address until August 2026, and without it since then."),
        QT_TRANSLATE_NOOP(
            "words", "Gesher sends it without. It is noted here whether the line went on afterwards.")},

    Row{QT_TRANSLATE_NOOP("words", "Questions about new chats"),
        QT_TRANSLATE_NOOP("words", "The ids of such questions (mex) change with WhatsApp's versions."),
        QT_TRANSLATE_NOOP("words",
            "Gesher asks whether new chats are blocked and how many are left, with the ids of August 2026. "
            "Without an answer it learns that from the server's notices.")},
    Row{QT_TRANSLATE_NOOP("words", "What all devices agree about"),
        QT_TRANSLATE_NOOP("words",
            "Five collections can be read and written. 409 says that another device was faster; other codes "
            "are "
            "final."),
        QT_TRANSLATE_NOOP("words", "Gesher takes what came meanwhile and writes again after a 409.")},
    Row{QT_TRANSLATE_NOOP("words", "Versions of what devices agree about"),
        QT_TRANSLATE_NOOP(
            "words", "Each kind of record has a version. Of some kinds no program shows which one."),
        QT_TRANSLATE_NOOP("words", "Gesher reads any, and writes those that the reference names.")},
    Row{QT_TRANSLATE_NOOP("words", "Where voice messages are uploaded"),
        QT_TRANSLATE_NOOP("words", "To audio. WhatsApp's own page uses ptt on some hosts."),
        QT_TRANSLATE_NOOP("words", "Gesher uploads them to audio.")},
    Row{QT_TRANSLATE_NOOP("words", "How large files may be"),
        QT_TRANSLATE_NOOP("words",
            "About 16 MB for pictures, 100 MB for videos and 2 GB for documents. The host answers 413 "
            "beyond."),
        QT_TRANSLATE_NOOP("words", "Gesher sends what was chosen. A 413 is final.")},

    Row{QT_TRANSLATE_NOOP("words", "Kinds of stanzas"),
        QT_TRANSLATE_NOOP("words", "Those that are known today. There may be new ones."),
        QT_TRANSLATE_NOOP("words", "Gesher leaves an unknown one alone.")},
    Row{QT_TRANSLATE_NOOP("words", "Kinds of notifications"),
        QT_TRANSLATE_NOOP("words", "Those that are known today. There may be new ones."),
        QT_TRANSLATE_NOOP("words", "Gesher confirms an unknown one, and keeps it for a later version.")},
    Row{QT_TRANSLATE_NOOP("words", "Kinds of the server's own messages"),
        QT_TRANSLATE_NOOP("words", "Those that are known today (ib). There may be new ones."),
        QT_TRANSLATE_NOOP("words", "Gesher leaves an unknown one alone.")},
};
static_assert(kChecks.size() == model::kCheckCount);

QString said(const char *sentence)
{
    return QCoreApplication::translate("words", sentence);
}

}

CheckWords check(model::CheckId id)
{
    const Row &row = kChecks.at(static_cast<std::size_t>(id));
    return {said(row.title), said(row.reference), said(row.program)};
}

QString verdictName(model::CheckVerdict verdict)
{
    switch (verdict) {
    case model::CheckVerdict::AsExpected:
        return said(QT_TRANSLATE_NOOP("words", "As expected"));
    case model::CheckVerdict::Otherwise:
        return said(QT_TRANSLATE_NOOP("words", "Otherwise"));
    case model::CheckVerdict::NotSeen:
        break;
    }
    return said(QT_TRANSLATE_NOOP("words", "Not seen yet"));
}

QString seenText(const model::CheckPoint &point)
{
    QStringList parts;
    for (const bool expected : {false, true}) { // what is otherwise is what one looks for
        for (const model::CheckSeen &one : point.seen) {
            if (one.asExpected == expected)
                parts.append(QStringLiteral("%1 ×%2").arg(one.what).arg(one.count));
        }
    }
    return parts.join(QStringLiteral("; "));
}

}
