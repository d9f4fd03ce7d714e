// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a conversation with those whom they mention by name.
#include "ui/models/conversation_model.h"
#include "ui/models/message_words.h"

namespace ui {

MentionWords ConversationModel::calledIn(const model::Message &message) const
{
    return people_ && !message.mentions.isEmpty() ? people_->calledIn(message) : MentionWords();
}

QString ConversationModel::namedText(const model::Message &message) const
{
    return named(shownText(message), calledIn(message)).text;
}

QString ConversationModel::copiedText(const model::Message &message) const
{
    return namedPlain(writtenText(message), calledIn(message));
}

QList<MentionUnit> ConversationModel::unitsOf(const model::Message &message) const
{
    QList<MentionUnit> units;
    for (const model::Jid &jid : message.mentions) {
        if (people_ && jid.isPerson())
            units.append({jid.withoutDevice(), {}, shownMention(people_->look(message.account, jid))});
    }
    return units;
}

/// As it stands here when it is loaded: then it may be a picture without a word. A quote brings no list of
/// those whom it mentions.
QString ConversationModel::quotedText(const model::Quote &quote) const
{
    const int row = rowOf(quote.id);
    if (row >= 0 && rows_.at(row).kind != model::MessageKind::Text)
        return namedText(rows_.at(row));
    if (quote.text.isEmpty())
        return tr("Message");
    MentionWords words = row >= 0 ? calledIn(rows_.at(row)) : MentionWords();
    if (people_ && words.isEmpty())
        words = people_->calledIn(chat_.account, quote.text);
    return named(quote.text, words).text;
}

}
