// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link_looks.h"

#include "engine/model/links.h"
#include "ui/models/answers.h"

#include <chrono>

namespace ui {

namespace {

constexpr auto kPause = std::chrono::milliseconds(600);
constexpr qsizetype kMostKnown = 64;

}

LinkLooks::Look LinkLooks::throughDesk(door::Desk &desk)
{
    return [&desk](const QString &link) {
        // what is written is often a stranger's link, copied: it leads nowhere behind our own wall
        return desk.ask([link](door::Engine &engine) { return engine.media().lookAt(link, true); });
    };
}

LinkLooks::LinkLooks(Look look, QObject *parent) : QObject(parent), look_(std::move(look))
{
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, &LinkLooks::ask);
}

void LinkLooks::setOn(bool on)
{
    on_ = on;
    if (!on)
        setText({});
}

void LinkLooks::setText(const QString &text)
{
    const auto links = on_ ? model::linksIn(text) : QList<model::TextLink>();
    const QString link = links.isEmpty() ? QString() : text.mid(links.first().start, links.first().length);
    if (text.isEmpty())
        refused_.clear();
    if (link == link_)
        return;
    link_ = link;
    show(link);
    if (link.isEmpty() || known_.contains(link))
        pause_.stop();
    else
        pause_.start(); // with each letter of it: half an address is nobody's
}

void LinkLooks::refuse()
{
    refused_.insert(link_);
    show(link_);
}

void LinkLooks::ask()
{
    if (link_.isEmpty() || known_.contains(link_) || asked_.contains(link_))
        return;
    asked_.insert(link_);
    whenAnswered(this, look_(link_), [this, link = link_](const base::Result<door::LinkLook> &look) {
        asked_.remove(link);
        if (known_.size() >= kMostKnown)
            known_.clear();
        known_.insert(link, look ? std::optional(*look) : std::nullopt);
        show(link_);
    });
}

void LinkLooks::show(const QString &link)
{
    const auto now = refused_.contains(link) ? std::nullopt : known_.value(link);
    const bool isSame = now.has_value() == shown_.has_value() && (!now || now->preview == shown_->preview);
    if (isSame)
        return;
    shown_ = now;
    Q_EMIT changed();
}

}
