// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/profile.h"

#include "tests/bench/bench.h"

namespace bench {

Profile::Profile(const SignalState &state, const QString &scratch, On on, base::Clock &clock)
    : directory_(scratch + QStringLiteral("/bench-XXXXXX"))
{
    check(directory_.isValid(), "scratch folder can be written");
    store::Opening opening;
    opening.directory = directory_.path();
    random.fill(opening.masterKey.data(), opening.masterKey.size());
    opening.networkRoot = QByteArray(32, 'r');
    opening.program = QStringLiteral("gesher-bench");
    opening.groupWindow = base::milliseconds(3'600'000); // the benchmark says when a group is full
    if (on == On::Memory)
        opening.vfs = "memdb";
    auto opened = store::Store::open(std::move(opening), clock, random);
    check(opened.has_value(), "store opens");
    store_ = std::move(*opened);

    store::AccountRow row;
    row.id = account;
    row.pn = model::Jid::pn("5511900000000", 3);
    row.lid = model::Jid::lid("900000000000000", 3);
    store::DeviceKeys keys;
    keys.noise = crypto::KeyPair::generate(random);
    keys.identity = state.identity().identity.copy();
    keys.registrationId = 1;
    keys.signedPreKey = crypto::KeyPair::generate(random);
    keys.signedPreKeySignature = QByteArray(64, '\0');
    keys.advSecret = QByteArray(32, '\0');
    write([&]() -> base::Result<void> {
        RETURN_IF_FAILED(store_->accounts().insert(row));
        return store_->keys().saveDevice(account, keys);
    });
}

void Profile::write(const store::Store::Work &work)
{
    bool done = false;
    store_->write(work).finally(
        store_.get(), [&done](const base::Result<void> &result) { done = result.has_value(); });
    check(store_->flush().has_value() && done, "written");
}

}
