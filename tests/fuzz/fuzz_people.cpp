// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/business_node.h"
#include "engine/contacts/presence_node.h"
#include "engine/contacts/profile_node.h"
#include "engine/contacts/usync.h"
#include "tests/fuzz/measured.h"

/// Whatever a server says of people: no person without an address, no time that cannot be.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    constexpr qint64 now = 1'795'464'000'000;
    wire::Document document;
    const auto root
        = document.decode(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!root)
        return 0;
    if (const auto heard = contacts::readPresence(*root, now)) {
        if (!heard->from.isPerson() || heard->from.device != 0 || heard->lastSeenMs < 0
            || heard->lastSeenMs > now)
            std::abort();
    }
    if (const auto heard = contacts::readTyping(*root)) {
        if (!heard->from.isPerson() || (!heard->chat.isGroup() && heard->chat != heard->from))
            std::abort();
    }
    const QList<base::Phone> asked{{"12345678"}, {"15550001234"}};
    if (const auto users = contacts::readContacts(*root, asked)) {
        if (users->size() > asked.size())
            std::abort();
    }
    if (const auto users = contacts::readUsync(*root)) {
        for (const contacts::UserInfo &user : *users) {
            if (!user.asked.isPerson() || user.devices.size() > 100)
                std::abort();
        }
    }
    if (const auto picture = contacts::readPicture(*root)) {
        const bool isOther = picture->is == contacts::PictureAnswer::Is::Other;
        if (isOther && (picture->id.isEmpty() || picture->url.scheme() != QLatin1String("https")))
            std::abort();
    }
    if (const auto about = contacts::readAbout(*root, model::Jid::pn("15550001234"))) {
        if (about->about.size() > 700)
            std::abort();
    }
    const auto business = contacts::readBusiness(*root, model::Jid::pn("15550001234"));
    if (model::businessFromJson(model::businessJson(business)) != business
        || business.websites.size() > model::BusinessProfile::kMostWebsites)
        std::abort();
    for (const contacts::BlockChange &change : contacts::readBlockChanges(*root)) {
        if (!change.lid.isLid() || change.lid.user.isEmpty())
            std::abort();
    }
    if (const auto list = contacts::readBlockList(*root)) {
        for (const model::Jid &jid : *list) {
            if (!jid.isLid() || jid.device != 0)
                std::abort();
        }
    }
    return 0;
}
