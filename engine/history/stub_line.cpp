// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/stub_line.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace history {

using model::Jid;
using model::SystemLine;

namespace {

constexpr int kMostWho = 1024;
constexpr qsizetype kLongestText = 4096;

struct Known {
    quint32 type;
    const char *event;
    enum { Nothing, Text, People, Switch } carries;
    const char *whenOff = nullptr;
};

constexpr Known kKnown[] = {
    {20, "created", Known::Text},
    {21, "subject", Known::Text},
    {23, "invite_link", Known::Nothing},
    {24, "description", Known::Text},
    {25, "locked", Known::Switch, "unlocked"},
    {26, "announce", Known::Switch, "announce_off"},
    {27, "added", Known::People},
    {28, "removed", Known::People},
    {29, "promoted", Known::People},
    {30, "demoted", Known::People},
    {31, "joined", Known::People},
    {32, "left", Known::People},
    {33, "number_changed", Known::People},
    {38, "encryption_changed", Known::Nothing},
    {40, "call_missed", Known::Nothing},
    {41, "call_missed", Known::Nothing},
    {42, "number_changed", Known::People},
    {43, "deleted", Known::Nothing},
    {45, "call_missed", Known::Nothing},
    {46, "call_missed", Known::Nothing},
    {72, "timer", Known::Text},
    {145, "approval", Known::Switch, "approval_off"},
};

/// A person as a parameter names them: an address, or an object that holds one.
Jid personNamed(const std::string &text)
{
    QByteArray bytes = QByteArray::fromStdString(text).left(1024);
    if (bytes.startsWith('{'))
        bytes = QJsonDocument::fromJson(bytes).object().value(u"id").toString().toUtf8();
    const auto jid = Jid::parse(bytes);
    return jid && jid->isPerson() ? jid->withoutDevice() : Jid();
}

}

std::optional<SystemLine> stubLine(
    const proto::WebMessageInfo &info, const Jid &by, const messaging::Self &self)
{
    const auto *known = std::find_if(std::begin(kKnown), std::end(kKnown),
        [&](const Known &one) { return one.type == info.messagestubtype(); });
    if (known == std::end(kKnown))
        return std::nullopt;
    SystemLine line{QString::fromLatin1(known->event), by, {}, {}};
    const std::string first = info.messagestubparameters_size() > 0 ? info.messagestubparameters(0) : "";
    if (known->carries == Known::Text)
        line.text = QString::fromUtf8(first.data(), static_cast<qsizetype>(first.size())).left(kLongestText);
    else if (line.event == QLatin1String("call_missed"))
        line.text
            = known->type == 41 || known->type == 46 ? QStringLiteral("video") : QStringLiteral("voice");
    else if (known->carries == Known::Switch && (first == "off" || first == "false"))
        line.event = QString::fromLatin1(known->whenOff);
    for (const std::string &parameter : info.messagestubparameters()) {
        const Jid person = known->carries == Known::People ? personNamed(parameter) : Jid();
        if (!person.isEmpty() && line.who.size() < kMostWho)
            line.who.append(person);
    }
    if (known->carries == Known::People && line.who.isEmpty())
        return std::nullopt;
    line.byUs = self.owns(by);
    line.toUs = std::any_of(line.who.begin(), line.who.end(), [&](const Jid &jid) { return self.owns(jid); });
    return line;
}

}
