// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/noise/handshake.h"
#include "tests/bench/benches.h"

#include <memory>

namespace bench {

namespace {

RunRound sealing(const Inputs &inputs, const QByteArray &plain)
{
    const auto keys = inputs.records(QStringLiteral("noise/keys.rec"));
    const auto sender = std::make_shared<noise::FrameCipher>(crypto::Key32(keys.at(0)));
    noise::FrameCipher reader(crypto::Key32(keys.at(0)));
    const auto out = std::make_shared<QByteArray>();
    sender->seal(plain, *out);
    QByteArray back;
    check(reader.open(*out, back) && back == plain, "opens to the same bytes");
    return repeated(plain.size(), [sender, plain, out] {
        out->resize(0);
        sender->seal(plain, *out);
    });
}

RunRound opening(const Inputs &inputs, const QByteArray &plain, const QString &file)
{
    const auto keys = inputs.records(QStringLiteral("noise/keys.rec"));
    const auto frames = inputs.frames(file);
    return [key = keys.at(1), frames, plain] {
        noise::FrameCipher reader{crypto::Key32(key)};
        QByteArray out;
        bool first = true;
        return timed(frames.size(), frames.size() * plain.size(), [&] {
            for (const QByteArray &frame : frames) {
                out.resize(0);
                check(reader.open(frame, out).has_value(), "tag fits");
                if (std::exchange(first, false))
                    check(out == plain, "opens to the known bytes");
            }
        });
    };
}

}

void addNoise(Suite &suite, const Inputs &inputs)
{
    for (const char *size : {"1k", "64k"}) {
        const QString name = QString::fromLatin1(size);
        const QString plain = QStringLiteral("noise/plain_%1.bin").arg(name);
        suite.add(QStringLiteral("noise.encrypt.") + name,
            [&inputs, plain] { return sealing(inputs, inputs.bytes(plain)); });
        suite.add(QStringLiteral("noise.decrypt.") + name, [&inputs, plain, name] {
            return opening(inputs, inputs.bytes(plain), QStringLiteral("noise/frames_%1.bin").arg(name));
        });
    }
}

}
