// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <QObject>

#include <functional>

namespace gesher {

/// Finds the master key of a profile: in a named file, beside the data, or in the system's keychain. A
/// profile whose key is missing is never given a new one.
class KeyFinder : public QObject {
    Q_OBJECT
public:
    struct Found {
        crypto::Key32 key;
        QString source; ///< file, beside_data, keychain: as health tells it
    };
    using Done = std::function<void(base::Result<Found>)>;

    /// @param directory  the profile's; @param keyFile  named by the person, or empty
    KeyFinder(QString directory, QString keyFile, bool profileIsNew, QObject *parent);
    /// Calls `done` once, perhaps later. NotFound: the profile is there and its key is not; Refused with code
    /// no_keychain: the profile is new and there is no keychain to keep its key (see `besideData`); Refused:
    /// a file that others can read, or that holds no key. The details are for the person.
    void find(Done done);
    /// The key in a file beside the data, which is made together with a new profile.
    base::Result<Found> besideData() const;

private:
    void readKeychain();
    void writeKeychain();

    QString directory_;
    QString keyFile_;
    bool isNew_;
    Done done_;
};

}
