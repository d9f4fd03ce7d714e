// SPDX-License-Identifier: GPL-3.0-or-later
// What of a message is looked through.
#include "engine/search/query.h"

namespace search {

namespace {

struct Reader {
    QStringList &texts;
    void operator()(const std::monostate &) { }
    void operator()(const model::Media &media) { texts.append(media.name); }
    void operator()(const model::Location &place) { texts << place.name << place.address; }
    void operator()(const QList<model::ContactCard> &cards)
    {
        for (const model::ContactCard &card : cards)
            texts.append(card.name);
    }
    void operator()(const model::Poll &poll) { texts << poll.question << poll.options; }
    void operator()(const model::GroupInvite &invite) { texts.append(invite.name); }
    void operator()(const model::Event &event) { texts << event.name << event.description << event.place; }
    void operator()(const model::LinkPreview &link) { texts.append(link.title); }
    void operator()(const model::Album &) { }
    void operator()(const model::SystemLine &) { }
};

}

QStringList textsOf(const model::Message &message)
{
    if (message.deletedMs != 0 || message.kind == model::MessageKind::System || model::isAddOn(message.kind))
        return {};
    QStringList texts{message.text};
    std::visit(Reader{texts}, message.content);
    texts.removeAll(QString());
    return texts;
}

}
