// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>
#include <utility>

/// The only place that names the library behind `Result`: one changed line makes it std::expected.
namespace base {

/// Named after what the caller can do: retry (Offline, Timeout), give up (Malformed, Refused, NotFound,
/// Cancelled), alarm (Forged, Storage), wait or ask for more (Limit).
enum class Fault { Malformed, Forged, NotFound, Refused, Timeout, Offline, Storage, Cancelled, Limit };

/// Why something did not work. `fault` is for code, `detail` is for the log: English, no user data, never
/// shown. `code` is the far side's own word for it (a stanza's error number, an SQLite result), empty when
/// there is none.
struct Error {
    Fault fault = Fault::Malformed;
    QString detail;
    QString code = {};
    bool operator==(const Error &) const = default;
};

/// The stable lower-case word of a fault as REST and logs write it ("not_found").
QString faultWord(Fault fault);

template <class T, class E = Error>
class [[nodiscard]] Result : public tl::expected<T, E> {
public:
    using tl::expected<T, E>::expected;
    using Value = T;
    // NOLINTNEXTLINE(google-explicit-constructor): a library result is the same thing under its other name
    Result(tl::expected<T, E> other) : tl::expected<T, E>(std::move(other)) { }
};

/// `return fail(Fault::Malformed, u"list longer than its frame"_s);` works for a Result of any type.
inline tl::unexpected<Error> fail(Fault fault, QString detail, QString code = {})
{
    return tl::unexpected<Error>(Error{fault, std::move(detail), std::move(code)});
}
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
/// For rooms with a fault enum of their own.
template <class E>
tl::unexpected<E> failWith(E error)
{
    return tl::unexpected<E>(std::move(error));
}

}

#define GESHER_CONCAT_INNER(a, b) a##b
#define GESHER_CONCAT(a, b) GESHER_CONCAT_INNER(a, b)
/// ASSIGN_OR_RETURN(const auto body, inflate(frame)): on a failure the enclosing function returns it.
#define ASSIGN_OR_RETURN(declaration, expression)                                                            \
    auto GESHER_CONCAT(result_, __LINE__) = (expression);                                                    \
    if (!GESHER_CONCAT(result_, __LINE__))                                                                   \
        return tl::make_unexpected(std::move(GESHER_CONCAT(result_, __LINE__)).error());                     \
    declaration = std::move(*GESHER_CONCAT(result_, __LINE__))
/// The same for a Result<void>.
#define RETURN_IF_FAILED(expression)                                                                         \
    if (auto GESHER_CONCAT(result_, __LINE__) = (expression); !GESHER_CONCAT(result_, __LINE__))             \
    return tl::make_unexpected(std::move(GESHER_CONCAT(result_, __LINE__)).error())
