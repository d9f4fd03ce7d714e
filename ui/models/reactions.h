// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/content.h"

namespace ui {

/// One emoji under a message and who chose it. No direction marks in the names.
struct ReactionChip {
    QString emoji;
    QStringList names;
    bool isOwn = false; ///< one of them is us
    bool operator==(const ReactionChip &) const = default;
};

/// The most chosen first, and of two that are equal the earlier.
QList<ReactionChip> chipsOf(const QList<model::Reaction> &reactions);
QString ownReaction(const QList<model::Reaction> &reactions); ///< empty: none
QStringList voterNames(const QList<model::PollVote> &votes, int option);
QList<int> ownVote(const QList<model::PollVote> &votes);

}
