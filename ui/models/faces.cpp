// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/faces.h"

#include "ui/models/answers.h"
#include "ui/models/pictures.h"

#include <QThreadPool>

namespace ui {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

/// The middle of it, as large as it is shown.
QImage square(const QImage &picture)
{
    return picture.copy(middleSquare(picture.size()))
        .scaled(Faces::kSide, Faces::kSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}

Faces::Ask Faces::throughDesk(door::Desk &desk)
{
    return [&desk](const AccountId &account, const Jid &whose) {
        return desk.ask(
            [account, whose](door::Engine &engine) { return engine.contacts().picture(account, whose); });
    };
}

Faces::Faces(Ask ask, base::Clock &clock, QObject *parent)
    : QObject(parent), ask_(std::move(ask)), clock_(clock), known_(kMost)
{
}

void Faces::follow(door::Desk &desk)
{
    connect(&desk, &door::Desk::profileChanged, this, &Faces::forget);
}

QImage Faces::look(const AccountId &account, const Jid &whose)
{
    if (!whose.isPerson() && !whose.isGroup())
        return {};
    const Key key{account, whose};
    Face *face = known_.object(key);
    if (!face) {
        face = new Face;
        known_.insert(key, face);
    }
    const QImage picture = face->picture; // asking may let go of it
    if (!face->isAsked && clock_.monotonic() >= face->notBefore) {
        face->isAsked = true;
        ask(key);
    }
    return picture;
}

void Faces::forget(const AccountId &account, const Jid &whose)
{
    Face *face = known_.object({account, whose});
    if (!face)
        return;
    // what is shown stays until the other one is there
    face->isAsked = false;
    face->notBefore = {};
    Q_EMIT came(account, whose);
}

void Faces::ask(const Key &key)
{
    whenAnswered(this, ask_(key.first, key.second),
        [this, key](const Result<QByteArray> &bytes) { take(key, bytes); });
}

void Faces::take(const Key &key, const Result<QByteArray> &bytes)
{
    if (!bytes) {
        // a number without a line, or a network that wants us slower
        if (Face *face = known_.object(key)) {
            face->isAsked = false;
            face->notBefore = clock_.monotonic() + kAgain;
        }
        return;
    }
    if (bytes->isEmpty()) {
        show(key, {});
        return;
    }
    auto promise = std::make_shared<QPromise<Result<QImage>>>();
    promise->start();
    whenAnswered(this, promise->future(),
        [this, key](const Result<QImage> &picture) { show(key, picture.value_or(QImage())); });
    QThreadPool::globalInstance()->start([promise, bytes = *bytes] {
        const QImage picture = readPicture(bytes, {640, 640});
        promise->addResult(Result<QImage>(picture.isNull() ? picture : square(picture)));
        promise->finish();
    });
}

void Faces::show(const Key &key, const QImage &picture)
{
    Face *face = known_.object(key);
    if (!face || (face->picture.isNull() && picture.isNull()))
        return;
    face->picture = picture;
    Q_EMIT came(key.first, key.second);
}

}
