// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/messaging/file_ref.h"
#include "engine/messaging/phone_resends.h"
#include "engine/messaging/stanza.h"
#include "engine/messaging/traits.h"
#include "tests/fuzz/measured.h"

/// Decrypted contents and the stanzas around them: read or refused, never more.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    fuzz::bounded(size, [&] {
        if (const auto content = messaging::readContent(bytes)) {
            if (content->text.size() > 65'536 || content->mentions.size() > 1024)
                std::abort();
            static_cast<void>(messaging::deviceSentMessage(content->proto, model::Jid::lid("1")).has_value());
        }
    });
    fuzz::bounded(size, [&] {
        if (const auto resends = messaging::readResends(bytes)) {
            if (resends->size() > messaging::PhoneResends::kMostAtOnce)
                std::abort();
            for (const messaging::Resent &one : *resends) {
                if (one.of.chat.isEmpty() || one.of.waId.isEmpty())
                    std::abort();
            }
        }
    });
    fuzz::bounded(size, [&] {
        static_cast<void>(messaging::traitsOf(bytes).has_value());
        if (const auto file = messaging::fileOf(bytes); file && file->bytes < 0)
            std::abort();
    });
    const auto readStanza = [&] {
        wire::Document document;
        if (const auto stanza = document.decode(bytes)) {
            const messaging::Self self{model::Jid::pn("1", 2), model::Jid::lid("3", 2)};
            if (const auto envelope = messaging::readEnvelope(*stanza, self, 1)) {
                wire::encodeNode(messaging::arrivalReceipt(*envelope, false));
                wire::encodeNode(messaging::ackOf(*stanza, 500));
            }
        }
    };
    if (size > 0 && (data[0] & 2) == 0) // deflated stanzas are bounded by 16 MiB instead
        fuzz::bounded(size, readStanza);
    else
        readStanza();
    return 0;
}
