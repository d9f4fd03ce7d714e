// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/digest.h"

#include <memory>

namespace crypto {

/// SHA-256 of what comes in pieces; the same answer as `sha256` of all of it.
class RunningSha256 {
public:
    RunningSha256();
    ~RunningSha256();
    RunningSha256(RunningSha256 &&) noexcept;
    RunningSha256 &operator=(RunningSha256 &&) noexcept;
    void add(QByteArrayView piece);
    /// Once; nothing may be added after it.
    Digest32 finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// HMAC-SHA256 of what comes in pieces.
class RunningHmac {
public:
    explicit RunningHmac(QByteArrayView key);
    ~RunningHmac();
    RunningHmac(RunningHmac &&) noexcept;
    RunningHmac &operator=(RunningHmac &&) noexcept;
    void add(QByteArrayView piece);
    /// Once; nothing may be added after it.
    Digest32 finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// AES-256-CBC with PKCS7 of what comes in pieces of any size; less than two blocks wait inside.
class RunningCbc {
public:
    enum class Way { Seal, Open };
    RunningCbc(Way way, QByteArrayView key32, QByteArrayView iv16);
    ~RunningCbc();
    RunningCbc(RunningCbc &&) noexcept;
    RunningCbc &operator=(RunningCbc &&) noexcept;
    /// Appends what is certain by now to `out`.
    void add(QByteArrayView piece, QByteArray &out);
    /// Appends the rest. Malformed on bad length or padding (opening only). Callers check a MAC first.
    base::Result<void> finish(QByteArray &out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
