// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/compose.h"

#include "engine/messaging/card.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;
using model::MessageKind;

namespace {

QByteArray serialized(const google::protobuf::MessageLite &message)
{
    const std::string text = message.SerializeAsString();
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// A quote carries the content alone: no secrets, no quote within the quote.
void writeQuote(const Quoted &quoted, proto::ContextInfo &context)
{
    context.set_stanzaid(quoted.waId.toStdString());
    context.set_participant(quoted.author.text().toStdString());
    auto *original = context.mutable_quotedmessage();
    if (!original->ParseFromArray(quoted.proto.data(), static_cast<int>(quoted.proto.size())))
        original->Clear();
    original->clear_messagecontextinfo();
    original->clear_senderkeydistributionmessage();
    if (original->has_extendedtextmessage())
        original->mutable_extendedtextmessage()->clear_contextinfo();
}

/// Made only where there is something to say: `context` is where the kind keeps it.
template <class Kind>
void writeContext(const model::Outgoing &message, const std::optional<Quoted> &quoted, Kind &kind)
{
    if (!quoted && message.mentions.isEmpty())
        return;
    proto::ContextInfo &context = *kind.mutable_contextinfo();
    for (const model::Jid &jid : message.mentions)
        context.add_mentionedjid(jid.text().toStdString());
    if (quoted)
        writeQuote(*quoted, context);
}

void writePreview(
    const model::LinkPreview &preview, const QByteArray &thumbnail, proto::ExtendedTextMessage &out)
{
    out.set_matchedtext(preview.url.toStdString());
    out.set_title(preview.title.toStdString());
    if (!preview.description.isEmpty())
        out.set_description(preview.description.toStdString());
    if (!thumbnail.isEmpty())
        out.set_jpegthumbnail(thumbnail.toStdString());
    out.set_previewtype(proto::ExtendedTextMessage::NONE);
}

void writeText(const model::Outgoing &message, const std::optional<Quoted> &quoted, proto::Message &out)
{
    const auto *preview = model::contentAs<model::LinkPreview>(message.content);
    if (!quoted && message.mentions.isEmpty() && !preview) {
        out.set_conversation(message.text.toStdString());
        return;
    }
    auto &extended = *out.mutable_extendedtextmessage();
    extended.set_text(message.text.toStdString());
    if (preview)
        writePreview(*preview, message.thumbnail, extended);
    writeContext(message, quoted, extended);
}

void writeLocation(const model::Location &place, proto::LocationMessage &out)
{
    out.set_degreeslatitude(place.latitude);
    out.set_degreeslongitude(place.longitude);
    if (!place.name.isEmpty())
        out.set_name(place.name.toStdString());
    if (!place.address.isEmpty())
        out.set_address(place.address.toStdString());
}

void fillCard(const model::ContactCard &card, proto::ContactMessage &out)
{
    out.set_displayname(card.name.toStdString());
    out.set_vcard(writeCard(card));
}

void writeContacts(const model::Outgoing &message, const std::optional<Quoted> &quoted, proto::Message &out)
{
    const auto &cards = std::get<QList<model::ContactCard>>(message.content);
    if (cards.size() == 1) {
        fillCard(cards.first(), *out.mutable_contactmessage());
        writeContext(message, quoted, *out.mutable_contactmessage());
        return;
    }
    auto &all = *out.mutable_contactsarraymessage();
    all.set_displayname(QString::number(cards.size()).toStdString());
    for (const model::ContactCard &card : cards)
        fillCard(card, *all.add_contacts());
    writeContext(message, quoted, all);
}

void writePoll(const model::Outgoing &message, const std::optional<Quoted> &quoted, proto::Message &out)
{
    const auto &poll = std::get<model::Poll>(message.content);
    // a single choice is the third form of a poll, any other the first
    auto &given
        = poll.selectable == 1 ? *out.mutable_pollcreationmessagev3() : *out.mutable_pollcreationmessage();
    given.set_name(poll.question.toStdString());
    for (const QString &option : poll.options)
        given.add_options()->set_optionname(option.toStdString());
    given.set_selectableoptionscount(static_cast<quint32>(poll.selectable));
    writeContext(message, quoted, given);
}

/// What every kind of file says in the same words; where it lies is added when it is uploaded.
template <class File>
void writeFile(const model::Outgoing &message, const std::optional<Quoted> &quoted, File &file)
{
    const auto &media = std::get<model::Media>(message.content);
    file.set_mimetype(media.mime.toStdString());
    file.set_filesha256(media.sha256.toStdString());
    file.set_filelength(static_cast<quint64>(media.bytes));
    writeContext(message, quoted, file);
}

template <class Picture>
void writePicture(const model::Outgoing &message, Picture &picture)
{
    const auto &media = std::get<model::Media>(message.content);
    if (!message.text.isEmpty())
        picture.set_caption(message.text.toStdString());
    if (media.width > 0 && media.height > 0) {
        picture.set_width(static_cast<quint32>(media.width));
        picture.set_height(static_cast<quint32>(media.height));
    }
    if (!message.thumbnail.isEmpty())
        picture.set_jpegthumbnail(message.thumbnail.toStdString());
}

void writeSticker(const model::Outgoing &message, proto::StickerMessage &sticker)
{
    const auto &media = std::get<model::Media>(message.content);
    sticker.set_isanimated(media.isAnimated);
    if (media.width > 0 && media.height > 0) {
        sticker.set_width(static_cast<quint32>(media.width));
        sticker.set_height(static_cast<quint32>(media.height));
    }
    if (!message.thumbnail.isEmpty())
        sticker.set_pngthumbnail(message.thumbnail.toStdString());
}

void writeSound(const model::Outgoing &message, proto::AudioMessage &audio)
{
    const auto &media = std::get<model::Media>(message.content);
    audio.set_seconds(static_cast<quint32>(media.seconds));
    audio.set_ptt(message.kind == MessageKind::Voice);
    if (!media.waveform.isEmpty())
        audio.set_waveform(media.waveform.toStdString());
}

/// A document with a caption is wrapped, so that older programs show the document at least.
void writeDocument(const model::Outgoing &message, const std::optional<Quoted> &quoted, proto::Message &out)
{
    const auto &media = std::get<model::Media>(message.content);
    proto::Message &holder
        = message.text.isEmpty() ? out : *out.mutable_documentwithcaptionmessage()->mutable_message();
    auto &document = *holder.mutable_documentmessage();
    writeFile(message, quoted, document);
    document.set_filename(media.name.toStdString());
    document.set_title(media.name.toStdString());
    if (!message.text.isEmpty())
        document.set_caption(message.text.toStdString());
}

/// False for a kind that is no file.
bool writeMedia(const model::Outgoing &message, const std::optional<Quoted> &quoted, proto::Message &out)
{
    switch (message.kind) {
    case MessageKind::Image:
        writeFile(message, quoted, *out.mutable_imagemessage());
        writePicture(message, *out.mutable_imagemessage());
        return true;
    case MessageKind::Video:
    case MessageKind::Gif: {
        auto &video = *out.mutable_videomessage();
        writeFile(message, quoted, video);
        writePicture(message, video);
        video.set_seconds(static_cast<quint32>(std::get<model::Media>(message.content).seconds));
        if (message.kind == MessageKind::Gif)
            video.set_gifplayback(true);
        return true;
    }
    case MessageKind::Audio:
    case MessageKind::Voice:
        writeFile(message, quoted, *out.mutable_audiomessage());
        writeSound(message, *out.mutable_audiomessage());
        return true;
    case MessageKind::Sticker:
        writeFile(message, quoted, *out.mutable_stickermessage());
        writeSticker(message, *out.mutable_stickermessage());
        return true;
    case MessageKind::Document:
        writeDocument(message, quoted, out);
        return true;
    default:
        return false;
    }
}

void writeKey(const TargetKey &target, proto::MessageKey &key)
{
    key.set_remotejid(target.chat.withoutDevice().text().toStdString());
    key.set_fromme(target.isOwn);
    key.set_id(target.waId.toStdString());
    if (!target.author.isEmpty())
        key.set_participant(target.author.withoutDevice().text().toStdString());
}

/// The caption of a file, where the message has one.
bool setCaption(proto::Message &message, const std::string &text)
{
    if (message.has_documentwithcaptionmessage())
        return setCaption(*message.mutable_documentwithcaptionmessage()->mutable_message(), text);
    if (message.has_imagemessage())
        message.mutable_imagemessage()->set_caption(text);
    else if (message.has_videomessage())
        message.mutable_videomessage()->set_caption(text);
    else if (message.has_documentmessage())
        message.mutable_documentmessage()->set_caption(text);
    else
        return false;
    return true;
}

}

Result<QByteArray> composeMessage(
    const model::Outgoing &message, const std::optional<Quoted> &quoted, const QByteArray &secret)
{
    proto::Message out;
    out.mutable_messagecontextinfo()->set_messagesecret(secret.toStdString());
    const bool isPlace = std::holds_alternative<model::Location>(message.content);
    if (message.kind == MessageKind::Text) {
        writeText(message, quoted, out);
    } else if (message.kind == MessageKind::Location && isPlace) {
        writeLocation(std::get<model::Location>(message.content), *out.mutable_locationmessage());
        writeContext(message, quoted, *out.mutable_locationmessage());
    } else if (message.kind == MessageKind::Contacts
        && std::holds_alternative<QList<model::ContactCard>>(message.content)) {
        writeContacts(message, quoted, out);
    } else if (message.kind == MessageKind::Poll && std::holds_alternative<model::Poll>(message.content)) {
        writePoll(message, quoted, out);
    } else if (model::isMedia(message.kind) && std::holds_alternative<model::Media>(message.content)) {
        writeMedia(message, quoted, out);
    } else {
        return base::fail(Fault::Refused, QStringLiteral("this kind of message is not sent"),
            QStringLiteral("kind_not_sent"));
    }
    return serialized(out);
}

QByteArray composeReaction(const TargetKey &target, const QString &emoji, qint64 nowMs)
{
    proto::Message message;
    auto &reaction = *message.mutable_reactionmessage();
    writeKey(target, *reaction.mutable_key());
    reaction.set_text(emoji.toStdString());
    reaction.set_sendertimestampms(nowMs);
    return serialized(message);
}

QByteArray composeEdit(const TargetKey &target, const QString &text, const QList<model::Jid> &mentions,
    const QByteArray &original, qint64 nowMs)
{
    proto::Message message;
    auto &edit = *message.mutable_editedmessage()->mutable_message()->mutable_protocolmessage();
    writeKey(target, *edit.mutable_key());
    edit.set_type(proto::ProtocolMessage::MESSAGE_EDIT);
    edit.set_timestampms(nowMs);
    proto::Message &edited = *edit.mutable_editedmessage();
    if (edited.ParseFromArray(original.data(), static_cast<int>(original.size()))
        && setCaption(edited, text.toStdString())) {
        edited.clear_messagecontextinfo();
        return serialized(message);
    }
    edited.Clear();
    model::Outgoing now;
    now.text = text;
    now.mentions = mentions;
    writeText(now, {}, edited);
    return serialized(message);
}

QByteArray composeDelete(const TargetKey &target)
{
    proto::Message message;
    auto &revoke = *message.mutable_protocolmessage();
    revoke.set_type(proto::ProtocolMessage::REVOKE);
    writeKey(target, *revoke.mutable_key());
    return serialized(message);
}

QByteArray composeVote(const TargetKey &target, const SealedVote &vote, qint64 nowMs)
{
    proto::Message message;
    auto &update = *message.mutable_pollupdatemessage();
    writeKey(target, *update.mutable_pollcreationmessagekey());
    update.mutable_vote()->set_encpayload(vote.payload.toStdString());
    update.mutable_vote()->set_enciv(vote.iv.toStdString());
    update.set_sendertimestampms(nowMs);
    return serialized(message);
}

QByteArray composeDistribution(
    const model::Jid &group, const QByteArray &distribution, const QByteArray &message)
{
    proto::Message out;
    if (!out.ParseFromArray(message.data(), static_cast<int>(message.size())))
        out.Clear();
    auto &key = *out.mutable_senderkeydistributionmessage();
    key.set_groupid(group.text().toStdString());
    key.set_axolotlsenderkeydistributionmessage(distribution.toStdString());
    return serialized(out);
}

Result<QByteArray> deviceSentMessage(const QByteArray &message, const model::Jid &destination)
{
    proto::Message outer;
    auto *sent = outer.mutable_devicesentmessage();
    if (!sent->mutable_message()->ParseFromArray(message.data(), static_cast<int>(message.size())))
        return base::fail(Fault::Malformed, QStringLiteral("own message cannot be read back"));
    sent->set_destinationjid(destination.text().toStdString());
    if (sent->message().has_messagecontextinfo())
        *outer.mutable_messagecontextinfo() = sent->message().messagecontextinfo();
    return serialized(outer);
}

}
