// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/patch.h"
#include "engine/proto/bounded.h"
#include "tests/fuzz/measured.h"

#include <cstring>

namespace {

class Zeros final : public base::Random {
public:
    void fill(void *data, std::size_t size) override { std::memset(data, 0, size); }
};

base::Result<QByteArray> nothing(const QByteArray &)
{
    return QByteArray();
}

std::string contentOf(const appstate::Opened &opened)
{
    std::string all;
    for (const auto &mutation : opened.mutations)
        all += (mutation.isRemoval ? "-" : "+") + mutation.data.SerializeAsString();
    return all;
}

/// What a server may send: nothing of it is believed, because nobody but the phone has the key.
void openForeign(QByteArrayView bytes, const appstate::KeyRing &ring)
{
    if (auto patch = appstate::Patch::read(bytes)) {
        (void)patch->external();
        (void)patch->missing(ring);
        if (patch->open("regular", {}, ring, nothing))
            std::abort();
        (void)patch->setExternal(bytes);
    }
    if (const auto snapshot = appstate::Snapshot::read(bytes)) {
        (void)snapshot->missing(ring);
        if (snapshot->open("regular", ring))
            std::abort();
    }
}

/// A genuine patch opens; one that was touched opens as what it was, or not at all.
void openOurs(QByteArrayView bytes, std::size_t touched, unsigned char by, const appstate::KeyRing &ring)
{
    appstate::Change change;
    change.index = bytes.first(std::min<qsizetype>(64, bytes.size())).toByteArray();
    change.isRemoval = by & 1;
    if (!proto::read(change.value, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return;
    Zeros random;
    const auto built = appstate::buildPatch("regular", {}, {change}, "id", *ring.find("id"), nothing, random);
    proto::SyncdPatch numbered;
    if (!built || !numbered.ParseFromArray(built->bytes.data(), static_cast<int>(built->bytes.size())))
        std::abort();
    numbered.mutable_version()->set_version(1);
    QByteArray whole = QByteArray::fromStdString(numbered.SerializeAsString());
    const auto patch = appstate::Patch::read(whole);
    const auto opened = patch ? patch->open("regular", {}, ring, nothing) : base::fail(patch.error());
    if (!opened || opened->state.hash.bytes() != built->after.state.hash.bytes())
        std::abort();
    whole[static_cast<qsizetype>(touched % static_cast<std::size_t>(whole.size()))] ^= static_cast<char>(by);
    const auto other = appstate::Patch::read(whole);
    if (!other)
        return;
    const auto again = other->open("regular", {}, ring, nothing);
    if (again && contentOf(*again) != contentOf(*opened))
        std::abort();
}

}

/// Patches and snapshots of app state as a server may send them.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 3, static_cast<qsizetype>(size - 3));
    appstate::KeyRing ring;
    (void)ring.add("id", QByteArray(32, 'k'));
    fuzz::bounded(size, [&] {
        if (data[0] & 1)
            openForeign(bytes, ring);
        else
            openOurs(bytes, data[1], data[2], ring);
    });
    return 0;
}
