// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/key_finder.h"

#include "app/parts/files.h"
#include "engine/base/random.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <qt6keychain/keychain.h>

namespace gesher {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

namespace {

constexpr qsizetype keyBytes = 32;

/// One entry a profile: its path is what the person knows it by.
QString entryOf(const QString &directory)
{
    return u"master-key:"_s + QDir(directory).absolutePath();
}

template <class Job>
Job *job(const QString &directory, QObject *parent)
{
    auto *made = new Job(u"gesher"_s, parent);
    made->setKey(entryOf(directory));
    made->setInsecureFallback(false); // never in a plain settings file
    return made;
}

}

KeyFinder::KeyFinder(QString directory, QString keyFile, bool profileIsNew, QObject *parent)
    : QObject(parent), directory_(std::move(directory)), keyFile_(std::move(keyFile)), isNew_(profileIsNew)
{
}

Result<KeyFinder::Found> KeyFinder::besideData() const
{
    if (!parts::makeDirectory(directory_))
        return base::fail(
            Fault::Storage, u"%1 cannot be made. Check the path and its owner."_s.arg(directory_));
    base::SystemRandom random;
    ASSIGN_OR_RETURN(auto key, parts::readKeyFile(directory_ + u"/master.key"_s, isNew_, random));
    return Found{std::move(key), u"beside_data"_s};
}

void KeyFinder::find(Done done)
{
    done_ = std::move(done);
    if (!keyFile_.isEmpty()) {
        base::SystemRandom random;
        auto key = parts::readKeyFile(keyFile_, isNew_, random);
        if (key)
            done_(Found{std::move(*key), u"file"_s});
        else
            done_(base::fail(key.error()));
    } else if (QFile::exists(directory_ + u"/master.key"_s)) {
        done_(besideData());
    } else {
        readKeychain();
    }
}

void KeyFinder::readKeychain()
{
    auto *reading = job<QKeychain::ReadPasswordJob>(directory_, this);
    connect(reading, &QKeychain::Job::finished, this, [this](QKeychain::Job *finished) {
        const auto error = finished->error();
        QByteArray text = static_cast<QKeychain::ReadPasswordJob *>(finished)->binaryData();
        if (error == QKeychain::NoError) {
            QByteArray bytes = QByteArray::fromBase64(text);
            crypto::wipe(text);
            if (bytes.size() == keyBytes)
                done_(Found{crypto::Key32(bytes), u"keychain"_s});
            else
                done_(base::fail(Fault::Refused, u"The entry in the keychain is not a key of Gesher."_s));
            crypto::wipe(bytes);
        } else if (!isNew_) {
            // a locked keychain says "not found", too: never take that for a first start
            done_(base::fail(Fault::NotFound,
                u"The key of this profile is not in the keychain, or the keychain is locked. Unlock it, or "
                u"name "
                "the key with --key-file. Nothing was changed."_s));
        } else if (error == QKeychain::EntryNotFound) {
            writeKeychain();
        } else {
            done_(base::fail(Fault::Refused, finished->errorString(), u"no_keychain"_s));
        }
    });
    reading->start();
}

void KeyFinder::writeKeychain()
{
    base::SystemRandom random;
    auto bytes = std::make_shared<QByteArray>(random.bytes(keyBytes));
    auto *writing = job<QKeychain::WritePasswordJob>(directory_, this);
    writing->setBinaryData(bytes->toBase64());
    connect(writing, &QKeychain::Job::finished, this, [this, bytes](QKeychain::Job *finished) {
        if (finished->error() == QKeychain::NoError)
            done_(Found{crypto::Key32(*bytes), u"keychain"_s});
        else
            done_(base::fail(Fault::Refused, finished->errorString(), u"no_keychain"_s));
        crypto::wipe(*bytes);
    });
    writing->start();
}

}
