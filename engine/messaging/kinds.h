// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/content.h"

namespace proto {
class ContextInfo;
class Message;
}

/// Room internal: one message's content, unwrapped, by its kind.
namespace messaging {

constexpr int kMostMentions = 1024;
constexpr qsizetype kLongestThumbnail = 128 * 1024; ///< a larger one is left out
constexpr int kLongestLine = 1024; ///< characters of a name, a title, an address
constexpr int kMostOptions = 64; ///< of a poll
constexpr int kMostCards = 128;

/// Text first, then every kind that is shown. False: none of those that are known here. Malformed: a text
/// that is too long.
base::Result<bool> readKind(const proto::Message &message, Content &content);
/// Reactions, edits, deletions, votes; others that act upon a message (pins) are Control for now.
bool readAddOn(const proto::Message &message, Content &content);
void readContext(const proto::ContextInfo &context, Content &content);
/// One line of a stranger's text: no more than so many characters.
QString lineOf(const std::string &utf8, int most = kLongestLine);

}
