// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/long_chat.h"

#include "engine/store/store.h"
#include "tests/bench/bench.h"
#include "tests/bench/ui/spent.h"
#include "tests/support/manual_clock.h"

#include <QBuffer>
#include <QImage>

#include <array>

namespace bench {

using namespace Qt::StringLiterals;
using base::Result;
using model::Jid;
using model::MessageKind;

namespace {

constexpr qint64 kNewestMs = 1'795'000'000'000;
constexpr qint64 kApartMs = 95'000; ///< between two messages: ten days of talk hold about 9000
constexpr qint64 kInGroup = 5'000; ///< messages of one commit

constexpr std::array kWords{u"שלום", u"תודה", u"מחר", u"בבוקר", u"הזמנה", u"אפשר", u"לקבל", u"מחיר", u"בסדר",
    u"נדבר", u"פגישה", u"the", u"order", u"is", u"ready", u"please", u"send", u"me", u"invoice", u"when",
    u"tomorrow", u"delivery", u"thanks", u"meeting", u"offer", u"campaign", u"budget", u"week", u"report",
    u"https://example.com/offer", u"+972 55-555-0142", u"👍"};

/// A stream of numbers that depends on where the message stands and on nothing else.
class Dice {
public:
    explicit Dice(qint64 seed) : state_(static_cast<quint64>(seed) * 0x9E3779B97F4A7C15ULL + 1) { }
    quint64 next()
    {
        quint64 z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int most) { return static_cast<int>(next() % static_cast<quint64>(most)); }

private:
    quint64 state_;
};

QString words(Dice &dice, int count)
{
    // whoever writes, writes in one language: half of the words of a sentence come from one end of the list
    const int from = dice.below(2) == 0 ? 0 : 11;
    QString text;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(from + dice.below(from == 0 ? 11 : 21));
        text += (i == 0 ? u""_s : u" "_s) + QStringView(kWords.at(at)).toString();
    }
    return text;
}

/// 5 to 6 of 10 texts are a few words, 1 of 10 fills half a window.
int lengthOf(Dice &dice)
{
    const int which = dice.below(10);
    return which < 6 ? 1 + dice.below(6) : which < 9 ? 7 + dice.below(18) : 25 + dice.below(55);
}

const QByteArray &thumbnail()
{
    static const QByteArray kBytes = [] {
        QImage image(48, 36, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, 0xff000000U | static_cast<uint>(x * 5) << 16 | static_cast<uint>(y * 7));
        }
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        check(image.save(&buffer, "JPEG"), "a small picture");
        return bytes;
    }();
    return kBytes;
}

QString idOf(qint64 back)
{
    return QString::asprintf("01900000-0000-7000-8000-%012llx", static_cast<unsigned long long>(back));
}

QByteArray waIdOf(qint64 back)
{
    return "3EB0" + QByteArray::number(Dice(back).next(), 16).toUpper();
}

void carry(model::Message &message, Dice &dice)
{
    const int which = dice.below(100);
    if (which >= 10)
        return;
    model::Media media;
    media.bytes = 40'000 + dice.below(900'000);
    if (which < 7) {
        message.kind = MessageKind::Image;
        media.width = 1200;
        media.height = which < 4 ? 900 : 1600;
        message.thumbnail = thumbnail();
    } else {
        message.kind = MessageKind::Voice;
        media.seconds = 1 + dice.below(90);
        media.waveform = QByteArray(64, '\x20');
    }
    message.content = media;
}

base::Result<void> addAccount(store::Store &store, base::Random &random)
{
    store::AccountRow row;
    row.id = LongChat::account();
    row.label = u"Reception"_s;
    row.state = model::AccountState::Stopped; // nothing here speaks to a network
    row.pn = Jid::pn("972555550101", 3);
    row.lid = Jid::lid("900000000000101", 3);
    store::DeviceKeys keys;
    keys.noise = crypto::KeyPair::generate(random);
    keys.identity = crypto::KeyPair::generate(random);
    keys.registrationId = 1;
    keys.signedPreKey = crypto::KeyPair::generate(random);
    keys.signedPreKeySignature = QByteArray(64, '\0');
    keys.advSecret = QByteArray(32, '\0');
    RETURN_IF_FAILED(store.accounts().insert(row));
    return store.keys().saveDevice(row.id, keys);
}

void commit(store::Store &store, store::Store::Work work)
{
    bool done = false;
    store.writeRepeatable(std::move(work)).finally(&store, [&done](const Result<void> &result) {
        done = result.has_value();
    });
    check(store.flush().has_value() && done, "messages are written");
}

/// The index trails the messages by the clock: time is moved until it has them all.
/// @return milliseconds
double index(store::Store &store, support::ManualClock &clock)
{
    const Stopwatch watch;
    model::SearchFilter nothing;
    nothing.text = u"nobodywrotethis"_s;
    for (;;) {
        for (int i = 0; i < 500; ++i)
            clock.advance(base::milliseconds(30));
        const auto found = store.search(nothing);
        check(found.has_value(), "the search answers");
        if (found->isComplete)
            return watch.spent().threadMs;
    }
}

}

model::AccountId LongChat::account()
{
    return {u"0190a0b0-0000-7000-8000-000000000001"_s};
}

Jid LongChat::person()
{
    return Jid::pn("972555550142");
}

crypto::Key32 LongChat::masterKey()
{
    return crypto::Key32(QByteArray(32, 'k'));
}

QByteArray LongChat::networkRoot()
{
    return QByteArray(32, 'r');
}

QString LongChat::mark(qint64 back)
{
    return u"nr%1x"_s.arg(back);
}

store::MessageRow LongChat::row(qint64 back)
{
    Dice dice(back);
    store::MessageRow row;
    model::Message &message = row.message;
    message.id = idOf(back);
    message.account = account();
    message.chat = person();
    message.waId = waIdOf(back);
    message.kind = MessageKind::Text;
    const bool own = dice.below(10) < 4;
    message.direction = own ? model::Direction::Out : model::Direction::In;
    message.from = own ? Jid::pn("972555550101") : person();
    message.state = model::MessageState::Read;
    message.timestampMs = kNewestMs - back * kApartMs - dice.below(60) * 1000;
    message.receivedMs = message.timestampMs + 400;
    carry(message, dice);
    if (message.kind != MessageKind::Voice)
        message.text = words(dice, lengthOf(dice)) + u' ' + mark(back);
    if (dice.below(100) < 15) {
        const qint64 quoted = back + 1 + dice.below(40);
        message.quoted = model::Quote{idOf(quoted), waIdOf(quoted), person(), words(dice, 6)};
    }
    row.proto = message.text.toUtf8();
    row.sender = message.from.withDevice(0);
    return row;
}

LongChat::Costs LongChat::fill(const QString &directory, qint64 messages)
{
    support::ManualClock clock(kNewestMs + 60'000);
    base::SystemRandom random;
    store::Opening opening;
    opening.directory = directory;
    opening.masterKey = masterKey();
    opening.networkRoot = networkRoot();
    opening.program = u"gesher-bench-inbox"_s;
    auto opened = store::Store::open(std::move(opening), clock, random);
    check(opened.has_value(), "the store opens");
    store::Store &store = **opened;
    store::ChatId chat = 0;
    commit(store, [&]() -> Result<void> {
        RETURN_IF_FAILED(addAccount(store, random));
        ASSIGN_OR_RETURN(chat, store.chats().ensure(account(), person()));
        return {};
    });
    Costs costs;
    double writeMs = 0;
    for (qint64 from = 0; from < messages; from += kInGroup) {
        QList<store::MessageRow> rows; // made outside of what is timed
        for (qint64 back = from; back < std::min(messages, from + kInGroup); ++back) {
            rows.append(row(back));
            rows.last().chat = chat;
        }
        const Stopwatch watch;
        commit(store, [&]() -> Result<void> {
            for (const store::MessageRow &each : std::as_const(rows))
                RETURN_IF_FAILED(store.messages().insertPast(each));
            return {};
        });
        writeMs += watch.spent().threadMs;
    }
    costs.writeUs = writeMs * 1e3 / static_cast<double>(messages);
    costs.indexUs = index(store, clock) * 1e3 / static_cast<double>(messages);
    check(store.emptyJournal().has_value(), "the journal is emptied");
    costs.bytes = store.fileBytes();
    return costs;
}

}
