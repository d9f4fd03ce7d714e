// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>

namespace support {

/// A store in a directory of its own, to open, close and look into.
struct Shelf {
    QTemporaryDir directory;
    support::ManualClock clock;
    support::SeededRandom random{5};
    std::unique_ptr<store::Store> store;

    base::Result<void> open(char master = 'k')
    {
        store::Opening opening;
        opening.directory = directory.path();
        opening.masterKey = crypto::Key32(QByteArray(32, master));
        opening.networkRoot = QByteArray(32, 'r');
        auto opened = store::Store::open(std::move(opening), clock, random);
        if (!opened)
            return base::fail(opened.error());
        store = std::move(*opened);
        return {};
    }
    bool write(store::Store::Work work)
    {
        bool fine = false;
        store->write(std::move(work)).finally(store.get(), [&](const base::Result<void> &done) {
            fine = done.has_value();
        });
        return store->flush() && fine;
    }
    QByteArray bytesOf(const QString &name) const
    {
        QFile file(directory.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

}
