// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/export_pack.h"

#include "engine/model/json.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace clients {

namespace {
constexpr int kPage = 200;
constexpr auto kMine = QFile::ReadOwner | QFile::WriteOwner;
}

bool syncFile(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

bool ExportPack::File::open()
{
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.setPermissions(kMine);
}

bool ExportPack::File::write(const QByteArray &piece)
{
    hash.addData(piece);
    bytes += piece.size();
    return file.write(piece) == piece.size();
}

bool ExportPack::File::line(const QJsonObject &object)
{
    return write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

bool ExportPack::File::close()
{
    const bool synced = syncFile(file);
    file.close();
    return synced && file.error() == QFile::NoError;
}

QJsonObject ExportPack::File::entry() const
{
    return {{u"bytes"_s, bytes}, {u"sha256"_s, QString::fromLatin1(hash.result().toHex())}};
}

ExportPack::ExportPack(store::Store &store, base::Clock &clock, QString directory)
    : store_(store),
      clock_(clock),
      directory_(std::move(directory)),
      chats_(directory_ + u"/chats.jsonl"_s),
      messages_(directory_ + u"/messages.jsonl"_s)
{
}

base::Task<ExportPack::Counts> ExportPack::write(
    const model::Client &client, const QList<model::AccountView> &numbers)
{
    client_ = client;
    numbers_ = numbers;
    auto task = promise_.task();
    const bool made = QDir().mkpath(directory_) && QFile::setPermissions(directory_, kMine | QFile::ExeOwner)
        && chats_.open() && messages_.open();
    if (made)
        step();
    else
        promise_.fail(
            {base::Fault::Storage, u"The folder for the export cannot be made."_s, u"export_failed"_s});
    return task;
}

void ExportPack::step()
{
    const bool over = number_ == numbers_.size();
    const bool fine = over ? finish() : waiting_.isEmpty() ? nextChats() : nextMessages();
    if (!fine)
        promise_.fail({base::Fault::Storage,
            u"The export cannot be written: is the disk full? Nothing was deleted."_s, u"export_failed"_s});
    else if (over)
        promise_.answer(counts_);
    else
        next_ = clock_.after(base::milliseconds(0), [this] { step(); });
}

bool ExportPack::nextChats()
{
    if (!chatsLeft_) {
        ++number_;
        chatsLeft_ = true;
        chatCursor_.clear();
        return true;
    }
    model::ChatFilter filter;
    filter.account = numbers_[number_].id;
    filter.limit = kPage;
    filter.cursor = chatCursor_;
    const auto page = store_.chats().list(filter);
    if (!page)
        return false;
    chatCursor_ = page->next;
    chatsLeft_ = !page->next.isEmpty();
    waiting_ = page->items;
    for (const model::Chat &chat : page->items) {
        QJsonObject object = model::chatJson(chat);
        object.insert(u"account"_s, chat.account.value);
        object.remove(u"last_message"_s); // among the messages
        if (!chats_.line(object))
            return false;
        ++counts_.chats;
    }
    return true;
}

bool ExportPack::nextMessages()
{
    const model::Chat &chat = waiting_.first();
    const auto id = store_.chats().find(chat.account, chat.jid);
    if (!id || !*id)
        return false;
    const auto page = store_.messages().list(**id, kPage, messageCursor_);
    if (!page)
        return false;
    for (const model::Message &message : page->items) {
        if (!messages_.line(model::messageJson(message)) || !copyMedia(message))
            return false;
        ++counts_.messages;
    }
    messageCursor_ = page->next;
    if (messageCursor_.isEmpty())
        waiting_.removeFirst();
    return true;
}

/// The file of a message, once however many messages bring it; one that was never fetched is not here.
bool ExportPack::copyMedia(const model::Message &message)
{
    const auto *media = model::contentAs<model::Media>(message.content);
    if (!media || media->sha256.isEmpty())
        return true;
    const QString name = u"media/"_s + QString::fromLatin1(media->sha256.toHex());
    const auto there = store_.media().find(message.account, media->sha256);
    if (!there || !*there || manifest_.contains(name))
        return there.has_value();
    const auto reader = store_.media().read(message.account, media->sha256);
    File copy(directory_ + u'/' + name);
    if (!reader || !QDir(directory_).mkpath(u"media"_s)
        || !QFile::setPermissions(directory_ + u"/media"_s, kMine | QFile::ExeOwner) || !copy.open())
        return false;
    for (;;) {
        const auto piece = (*reader)->read();
        if (!piece)
            return false;
        if (piece->isEmpty())
            break;
        if (!copy.write(*piece))
            return false;
    }
    if (!copy.close())
        return false;
    manifest_.insert(name, copy.entry());
    return true;
}

bool ExportPack::writeWhole(const QString &name, const QByteArray &bytes)
{
    QFile file(directory_ + u'/' + name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !file.setPermissions(kMine)
        || file.write(bytes) != bytes.size() || !syncFile(file))
        return false;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    manifest_.insert(name, QJsonObject{{u"bytes"_s, bytes.size()}, {u"sha256"_s, QString::fromLatin1(hash)}});
    return true;
}

bool ExportPack::finish()
{
    QJsonArray numbers;
    for (const model::AccountView &number : numbers_)
        numbers.append(model::accountJson(number));
    if (!chats_.close() || !messages_.close()
        || !writeWhole(u"numbers.json"_s, QJsonDocument(numbers).toJson()))
        return false;
    manifest_.insert(u"chats.jsonl"_s, chats_.entry());
    manifest_.insert(u"messages.jsonl"_s, messages_.entry());
    const QJsonObject all{{u"format"_s, 1},
        {u"client"_s, client_.id.value.isEmpty() ? QJsonValue() : QJsonValue(model::clientJson(client_))},
        {u"written_at"_s, model::timeJson(clock_.wallMs())}, {u"files"_s, QJsonObject(manifest_)}};
    return writeWhole(u"manifest.json"_s, QJsonDocument(all).toJson());
}

}
