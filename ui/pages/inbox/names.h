// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/our_clients.h"
#include "ui/models/who.h"

class QPainter;
class QRect;

namespace ui {

class Faces;
class OwnNumbers;
class Theme;

/// A person or chat as it is shown: name in isolation, "~name, number hidden", or the phone in one piece.
QString shownName(const Who &who);
/// Below the name: the phone, or that it is hidden; empty when the name says it already.
QString shownPhone(const Who &who);
/// Free text with every "+972 …" in it in one piece: only to be shown.
QString withPhones(QString text);
/// The mark of the client whose the number is; of a number that is nobody's yet, its own letters.
Mark markOf(const model::AccountView &number, const OwnNumbers &numbers);
/// Their picture, else letters. @param faces  may be null
void paintWho(
    QPainter &painter, const QRect &rect, const Theme &theme, const model::Chat &chat, Faces *faces);

}
