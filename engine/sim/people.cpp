// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/people.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <array>

namespace sim {

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;

namespace {

/// Numbers of a range that no telephone has (the film range of Israel, 972 55 555 00xx).
struct Person {
    const char *pn;
    const char16_t *name;
};
constexpr Person kOwn{"972555550001", u"המשרד"};
constexpr std::array<Person, 4> kPeople{{{"972555550011", u"דנה לוי"}, {"972555550012", u"יוסי כהן"},
    {"972555550013", u"Maya Stern"}, {"972555550014", u"Tom Baker"}}};

constexpr milliseconds kSaveAfter{100};

bool isHebrew(const QString &text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x0590 && c.unicode() <= 0x05ff; });
}

/// A fixed list: what people say here must be the same tomorrow.
QString answerTo(const QString &text, int turn)
{
    static const std::array<QString, 4> hebrew{u"תודה! קיבלתי 🙂"_s, u"מעולה, אחזור אליכם היום"_s,
        u"אפשר לקבל עוד פרטים?"_s, u"כן, מתאים לי"_s};
    static const std::array<QString, 4> english{u"Thanks, got it 🙂"_s,
        u"Great, I'll get back to you today"_s, u"Could you tell me more?"_s, u"Yes, that works for me"_s};
    const auto &lines = isHebrew(text) ? hebrew : english;
    return lines[static_cast<std::size_t>(turn) % lines.size()];
}

}

Practice::Practice(QString file, base::Clock &clock, base::Random &random)
    : file_(std::move(file)), world_(clock, random)
{
}

Practice::~Practice()
{
    thinking_.clear();
    if (saving_.isArmed())
        static_cast<void>(save().has_value());
}

Result<std::unique_ptr<Practice>> Practice::open(
    const QString &file, base::Clock &clock, base::Random &random)
{
    std::unique_ptr<Practice> practice(new Practice(file, clock, random));
    QFile stored(file);
    if (stored.exists()) {
        if (!stored.open(QIODevice::ReadOnly))
            return base::fail(Fault::Storage, u"the state of the practice network cannot be read"_s);
        RETURN_IF_FAILED(practice->world_.restore(stored.readAll()));
    } else {
        practice->populate();
        RETURN_IF_FAILED(practice->save());
    }
    for (Phone *phone : practice->world_.phones())
        practice->follow(*phone);
    connect(&practice->world_, &World::changed, practice.get(), [raw = practice.get(), &clock] {
        if (!raw->saving_.isArmed())
            raw->saving_ = clock.after(kSaveAfter, [raw] { static_cast<void>(raw->save().has_value()); });
    });
    return practice;
}

void Practice::populate()
{
    world_.addPhone(QString::fromUtf16(kOwn.name), kOwn.pn);
    for (const Person &person : kPeople)
        world_.addPhone(QString::fromUtf16(person.name), person.pn);
}

Result<void> Practice::save()
{
    saving_.stop();
    QDir().mkpath(QFileInfo(file_).absolutePath());
    QSaveFile out(file_);
    if (!out.open(QIODevice::WriteOnly))
        return base::fail(Fault::Storage, u"the state of the practice network cannot be written"_s);
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    out.write(world_.state());
    if (!out.commit())
        return base::fail(Fault::Storage, u"the state of the practice network cannot be written"_s);
    return {};
}

Phone &Practice::ownPhone() const
{
    return *world_.phone(kOwn.pn);
}

QList<Phone *> Practice::people() const
{
    QList<Phone *> people;
    for (const Person &person : kPeople) {
        if (Phone *phone = world_.phone(person.pn))
            people.append(phone);
    }
    return people;
}

void Practice::setPace(milliseconds reading, milliseconds writing)
{
    reading_ = reading;
    writing_ = writing;
}

void Practice::follow(Phone &phone)
{
    const bool answers = std::any_of(
        kPeople.begin(), kPeople.end(), [&](const Person &person) { return phone.number().pn == person.pn; });
    if (answers)
        connect(
            &phone, &Phone::arrived, this, [this, &phone](const Letter &letter) { onLetter(phone, letter); });
}

void Practice::onLetter(Phone &reader, const Letter &letter)
{
    if (letter.fromMe)
        return;
    const quint64 thought = ++thoughts_;
    thinking_[thought] = world_.clock().after(reading_, [this, &reader, letter, thought] {
        reader.markRead(letter.from, {letter.id});
        reader.setTyping(letter.from, true);
        thinking_[thought] = world_.clock().after(writing_, [this, &reader, letter, thought] {
            const auto written = reader.write(letter.from, answerTo(letter.text, answers_++));
            Q_UNUSED(written);
            thinking_.erase(thought);
        });
    });
}

}
