// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/file_talk.h"

#include "engine/outbox/composer.h"

namespace flows {

using namespace Qt::StringLiterals;
using base::Result;
using messaging::FileRef;
using model::Jid;
using model::MessageKind;

namespace {

const Jid kFriend = Jid::lid("9000001");

/// Longer and shorter than what lies on disk in one block; the last of each is one that is here already.
QByteArray plainOf(int which)
{
    static const QList<qsizetype> sizes{150'000, 3'000, 70'000, 0, 100'000, 2'000, 0};
    const qsizetype size = sizes.at(which);
    return size > 0 ? support::SeededRandom(static_cast<quint64>(which) + 7).bytes(size)
                    : plainOf(which == kPictures - 1 ? 0 : kPictures);
}

QByteArray digestOf(const QByteArray &plain)
{
    return crypto::view(crypto::sha256({plain})).toByteArray();
}

}

QByteArray pictureOf(int i)
{
    return plainOf(i);
}

QByteArray fileOf(int i)
{
    return plainOf(kPictures + i);
}

media::Kind kindOf(const FileRef &said)
{
    return said.kind == MessageKind::Image ? media::Kind::Image : media::Kind::Document;
}

FileTalk::FileTalk(quint64 seed, const Rest &before)
    : Ground(seed, before), somebody(kFriend.withDevice(0), random), phone(self.lid.withDevice(0), random)
{
    heard = [this](const wire::NodeView &stanza) { onStanza(stanza); };
    for (int i = 0; i < kPictures; ++i)
        pictures_.append(host.put(pictureOf(i), media::Kind::Image, random));
}

bool FileTalk::prepare()
{
    std::vector<store::PreKeyRow> preKeys;
    preKeys.push_back({1, crypto::KeyPair::generate(random)});
    return write([&]() -> Result<void> {
        const qint64 now = clock.wallMs();
        RETURN_IF_FAILED(store->keys().insertPreKeys(number, preKeys));
        RETURN_IF_FAILED(store->people().link(number, kFriend, Jid::pn("15550001")));
        RETURN_IF_FAILED(
            store->people().saveDevices(number, self.lid.withoutDevice(), {{0, self.lid.device}, now}));
        return store->people().saveDevices(number, kFriend, {{0}, now});
    });
}

void FileTalk::meet()
{
    if (!somebody.begin(publishedBy(*store, number, 1)))
        qFatal("no session");
}

bool FileTalk::goOn(bool looks)
{
    for (const auto &[id, node] : std::map(undelivered))
        far.say(node); // as a server does after each login
    for (int i = 0; i < std::max(kPictures, kFiles) && !isCut(); ++i) {
        if (i < kPictures)
            tellPicture(i);
        if (i < kFiles)
            send(i);
        for (int turns = 0; turns < 3 && !isCut(); ++turns)
            pump();
    }
    return until([this, looks] {
        pump();
        if (isCut() || sent_.size() < kFiles || !undelivered.empty()
            || store->jobs().count(number).value() > 0)
            return false;
        return looks ? lookAtPictures() : arePicturesHere();
    });
}

bool FileTalk::talks()
{
    tell("LAST", [](proto::Message &message) { message.set_conversation("last"); });
    model::Outgoing text;
    text.id = u"ours-last"_s;
    text.text = u"last"_s;
    return askFor(std::move(text)) && until([this] {
        pump();
        return !isCut() && undelivered.empty() && shown.contains(u"last"_s)
            && store->jobs().count(number).value() == 0;
    });
}

QList<model::Message> FileTalk::messages() const
{
    const auto chat = store->chats().find(number, kFriend).value();
    return chat ? store->messages().list(*chat, 100, {}).value().items : QList<model::Message>();
}

std::optional<FileRef> FileTalk::storedFile(const QString &message) const
{
    const auto row = store->messages().find(message).value();
    return row ? messaging::fileOf(row->proto) : std::nullopt;
}

QString FileTalk::wrongOnDisk() const
{
    QSet<QString> named;
    for (const model::AccountId &whose : {number, store::kBrought}) {
        QSet<QByteArray> here;
        for (int which = 0; which < kPictures + kFiles; ++which) {
            const QByteArray plain = plainOf(which);
            const auto row = store->media().find(whose, digestOf(plain)).value();
            if (!row)
                continue;
            if (read(whose, row->sha256) != plain)
                return u"file %1 counts as here and is not whole"_s.arg(which);
            here.insert(row->sha256);
            named.insert(row->file);
        }
        if (store->media().sum(whose).value().files != here.size())
            return u"a row without its file"_s;
    }
    const QStringList names = onDisk();
    return QSet<QString>(names.begin(), names.end()) == named ? QString() : u"a file nobody knows of"_s;
}

void FileTalk::tell(const QByteArray &id, const std::function<void(proto::Message &)> &write)
{
    proto::Message content;
    write(content);
    wire::Node node("message");
    node.set("from", somebody.device()).set("id", id).set("type", QByteArray("media"));
    node.set("notify", QByteArray("Somebody")).set("t", QByteArray::number(clock.wallMs() / 1000));
    node.add(somebody.seal(QByteArray::fromStdString(content.SerializeAsString())));
    undelivered.emplace(id, node);
    far.say(node);
}

void FileTalk::tellPicture(int i)
{
    if (told_.contains(i) || isCut())
        return;
    told_.insert(i);
    tell("THEIRS" + QByteArray::number(i), [this, i](proto::Message &message) {
        const FileRef &said = pictures_.at(i);
        auto &image = *message.mutable_imagemessage();
        image.set_mimetype("image/jpeg");
        image.set_caption("theirs " + std::to_string(i));
        image.set_directpath(said.directPath.toStdString());
        image.set_mediakey(said.mediaKey.toStdString());
        image.set_filesha256(said.fileSha256.toStdString());
        image.set_fileencsha256(said.fileEncSha256.toStdString());
        image.set_filelength(static_cast<quint64>(said.bytes));
    });
}

bool FileTalk::arePicturesHere() const
{
    for (int i = 0; i < kPictures; ++i) {
        if (!store->media().find(number, pictures_.at(i).fileSha256).value())
            return false;
    }
    return true;
}

/// What an answer says is here is here.
bool FileTalk::lookAtPictures()
{
    for (const model::Message &message : messages()) {
        if (message.direction != model::Direction::In || looked_.contains(message.id))
            continue;
        looked_.insert(message.id);
        talk->files.fetch(message.id).finally(alive(), [this, message](const Result<void> &fetched) {
            const auto said = storedFile(message.id);
            if (!fetched || !said || digestOf(read(number, said->fileSha256)) != said->fileSha256)
                complaints.append(u"a file is given out that is not whole"_s);
            ++seen_;
        });
    }
    return seen_ == kPictures;
}

/// As a program does: brings the file, then asks for its message; all of it again when it gets no answer.
void FileTalk::send(int i)
{
    const QByteArray plain = fileOf(i);
    if (sent_.contains(i) || isCut() || !bring(plain))
        return;
    model::Outgoing file;
    file.id = u"ours-%1"_s.arg(i);
    file.kind = i % 2 == 0 ? MessageKind::Image : MessageKind::Document;
    file.text = u"ours %1"_s.arg(i);
    model::Media media;
    media.mime = i % 2 == 0 ? u"image/jpeg"_s : u"application/pdf"_s;
    media.sha256 = digestOf(plain);
    media.bytes = plain.size();
    file.content = media;
    if (askFor(std::move(file)))
        sent_.insert(i);
}

bool FileTalk::askFor(model::Outgoing message)
{
    message.to = kFriend;
    const auto account = store->accounts().find(number).value();
    auto row = outbox::Composer(*store, clock, random).compose(*account, message);
    return row && ask(std::move(*row));
}

bool FileTalk::bring(const QByteArray &plain)
{
    auto writer = store->media().writer();
    if (!writer || !(*writer)->write(plain))
        return false;
    const auto isKept = std::make_shared<bool>(false);
    store->media()
        .keep(store::kBrought, std::move(*writer), u"image/jpeg"_s)
        .finally(alive(), [isKept](const Result<store::MediaFile> &kept) { *isKept = kept.has_value(); });
    return store->flush() && *isKept && write([this, &plain]() -> Result<void> {
        RETURN_IF_FAILED(store->media().touch(store::kBrought, digestOf(plain)));
        RETURN_IF_FAILED(store->media().share(number, digestOf(plain)));
        return {};
    });
}

void FileTalk::onStanza(const wire::NodeView &stanza)
{
    if (stanza.is("receipt") && stanza.textView("type") != "retry")
        undelivered.erase(stanza.text("id"));
    else if (stanza.is("message"))
        onMessage(stanza);
    else if (stanza.is("iq") && stanza.textView("xmlns") == "encrypt")
        far.answer(stanza, wire::Node("list").add(phone.bundle()));
    else if (stanza.is("iq") && stanza.textView("xmlns") == "privacy")
        far.answer(stanza);
    else
        complaints.append(QString::fromLatin1(stanza.tag().toByteArray()) + u' '
            + QString::fromLatin1(stanza.text("type")));
}

void FileTalk::onMessage(const wire::NodeView &message)
{
    const QByteArray id = message.text("id");
    for (const wire::NodeView to : message.child("participants").children()) {
        const bool isTheirs = to.jid("jid") == somebody.device();
        const auto plain = (isTheirs ? somebody : phone).open(to.child("enc"));
        const auto content
            = plain ? messaging::readContent(*plain) : Result<messaging::Content>(base::fail(base::Error{}));
        if (content)
            show(isTheirs ? shown : shownOnPhone, id, *content);
        else
            complaints.append(u"a message that cannot be read"_s);
    }
    far.say(wire::Node("ack").set("class", QByteArray("message")).set("id", id).set("from", kFriend));
}

void FileTalk::show(Shown &where, const QByteArray &id, const messaging::Content &content)
{
    where[content.text].insert(id);
    const int i = content.text.startsWith(u"ours ") ? content.text.last(1).toInt() : -1;
    const auto said = messaging::fileOf(content.proto);
    if (i >= 0 && (!said || host.open(*said, kindOf(*said)) != fileOf(i)))
        complaints.append(u"a file that cannot be opened"_s);
}

}
