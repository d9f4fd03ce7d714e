// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reactions.h"

#include "ui/models/who.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct ReactionWords {
    Q_DECLARE_TR_FUNCTIONS(messages)
};

/// Of a reaction or a vote.
template <class T>
QString whoseName(const T &one)
{
    if (one.isOwn)
        return ReactionWords::tr("You");
    const QString phone = one.from.isPn() ? u'+' + QString::fromLatin1(one.from.user) : QString();
    return spoken({one.fromName, phone, phone.isEmpty()});
}

}

QList<ReactionChip> chipsOf(const QList<model::Reaction> &reactions)
{
    QList<ReactionChip> chips;
    for (const model::Reaction &reaction : reactions) {
        auto chip = std::find_if(
            chips.begin(), chips.end(), [&](const ReactionChip &one) { return one.emoji == reaction.emoji; });
        if (chip == chips.end()) {
            chips.append(ReactionChip{reaction.emoji, {}, false});
            chip = chips.end() - 1;
        }
        chip->names.append(whoseName(reaction));
        chip->isOwn = chip->isOwn || reaction.isOwn;
    }
    std::stable_sort(chips.begin(), chips.end(),
        [](const ReactionChip &a, const ReactionChip &b) { return a.names.size() > b.names.size(); });
    return chips;
}

QString ownReaction(const QList<model::Reaction> &reactions)
{
    for (const model::Reaction &reaction : reactions) {
        if (reaction.isOwn)
            return reaction.emoji;
    }
    return {};
}

QStringList voterNames(const QList<model::PollVote> &votes, int option)
{
    QStringList names;
    for (const model::PollVote &vote : votes) {
        if (vote.options.contains(option))
            names.append(whoseName(vote));
    }
    return names;
}

QList<int> ownVote(const QList<model::PollVote> &votes)
{
    for (const model::PollVote &vote : votes) {
        if (vote.isOwn)
            return vote.options;
    }
    return {};
}

}
