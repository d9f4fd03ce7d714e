// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/dispatcher.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

constexpr QByteArrayView eventPath = "/api/v1/events";

/// The bearer token of a request: the header's, or for the event WebSocket alone the query's.
QByteArray presentedToken(const Request &request, const Target &target)
{
    constexpr QByteArrayView scheme = "Bearer ";
    if (request.authorization.size() > scheme.size()
        && request.authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
        return request.authorization.mid(scheme.size()).trimmed();
    if (request.authorization.isEmpty() && request.target.startsWith(eventPath))
        return target.query.value(u"token"_s).toUtf8();
    return {};
}

}

Dispatcher::Dispatcher(door::Engine &engine) : engine_(engine), routes_(allRoutes()), once_(engine) { }
Dispatcher::~Dispatcher() = default;

std::optional<door::Scope> Dispatcher::scopeOf(const Request &request, const Target &target) const
{
    const QByteArray token = presentedToken(request, target);
    if (token.isEmpty() || token.size() > 512)
        return std::nullopt;
    return engine_.tokens().scopeOf(token);
}

std::optional<Answer> Dispatcher::tokenProblem(
    const Route &route, const Request &request, const Target &target) const
{
    if (!route.scope)
        return std::nullopt;
    const auto scope = scopeOf(request, target);
    if (!scope)
        return noToken();
    if (*scope < *route.scope)
        return problem(403, Fault::Refused,
            u"This call needs a token of scope %1; this one has %2."_s.arg(
                door::scopeWord(*route.scope), door::scopeWord(*scope)));
    return std::nullopt;
}

base::Result<Dispatcher::Checked, Answer> Dispatcher::check(const Request &request) const
{
    const auto target = readTarget(request.target);
    if (!target)
        return base::failWith(problem(400, target.error().fault, target.error().detail));
    const Match match = findRoute(routes_, request.method, target->segments);
    if (!match.route) {
        // strangers learn nothing about which paths there are
        if (!scopeOf(request, *target))
            return base::failWith(noToken());
        return base::failWith(match.allow.isEmpty() ? noSuchRoute() : wrongMethod(match.allow));
    }
    if (auto refused = tokenProblem(*match.route, request, *target))
        return base::failWith(std::move(*refused));

    Call call{engine_, nullptr, match.path, {}, {}};
    call.scope = scopeOf(request, *target).value_or(door::Scope::Read);
    QList<FieldError> errors;
    for (const Field &field : match.route->query) {
        const auto value = target->query.constFind(field.name);
        if (value == target->query.constEnd()) {
            if (field.required)
                errors.append({field.name, QStringLiteral("is missing")});
            continue;
        }
        if (const auto wrong = wrongParameter(field, *value))
            errors.append({field.name, *wrong});
        else
            call.query.insert(field.name, *value);
    }
    if (!errors.isEmpty())
        return base::failWith(wrongFields(errors));
    if (match.route->body) {
        auto body = readBody(*match.route->body, request.body);
        if (!body)
            return base::failWith(std::move(body).error());
        call.body = std::move(*body);
    }
    return Checked{match.route, std::move(call), request.target.left(request.target.indexOf('?'))};
}

base::Task<Answer> Dispatcher::run(const Route &route, const Call &call)
{
    // controllers read the call until their task is done
    auto held = std::make_shared<Call>(call);
    held->context = this;
    base::Promise<Answer> promise;
    route.handle(*held).finally(this, [promise, held, &route](const base::Result<Answer> &answer) {
        promise.answer(answer ? *answer : fromError(answer.error(), route.malformedField));
    });
    return promise.task();
}

void Dispatcher::answer(const Request &request, Reply reply)
{
    auto checked = check(request);
    if (!checked) {
        reply(std::move(checked).error());
        return;
    }
    const Route &route = *checked->route;
    if (route.takesFile && !request.file) {
        reply(problem(415, Fault::Malformed,
            u"Send the file as multipart/form-data, in a part of the name \"file\"."_s));
        return;
    }
    if (route.takesFile) {
        checked->call.file = request.file;
        // what the same request once more is told by
        checked->call.body = {{u"sha256"_s, QString::fromLatin1(request.file->writer->sha256().toHex())},
            {u"mime"_s, request.file->mime}};
    }
    if (route.once && request.idempotencyKey) {
        once_.answer(
            route, *request.idempotencyKey, request.method + ' ' + checked->path, std::move(checked->call),
            [this, &route](const Call &call) { return run(route, call); }, std::move(reply));
        return;
    }
    run(route, checked->call).finally(this, [reply = std::move(reply)](const base::Result<Answer> &answer) {
        reply(answer ? *answer : fromError(answer.error()));
    });
}

base::Result<std::shared_ptr<door::FileWriter>, Answer> Dispatcher::admitFile(const Request &request)
{
    const auto checked = check(request);
    if (!checked)
        return base::failWith(checked.error());
    if (!checked->route->takesFile)
        return base::failWith(problem(415, Fault::Malformed, u"This call takes JSON, and no form."_s));
    auto writer = engine_.media().writer();
    if (!writer)
        return base::failWith(fromError(writer.error()));
    return std::move(*writer);
}

base::Result<Dispatcher::Admission, Answer> Dispatcher::admit(const Request &request)
{
    const auto checked = check(request);
    if (!checked)
        return base::failWith(checked.error());
    const auto last = engine_.events().last();
    if (!last)
        return base::failWith(fromError(last.error()));
    const auto after = checked->call.query.constFind(u"after"_s);
    const bool replays = after != checked->call.query.constEnd();
    return Admission{replays ? after->toLongLong() : *last, *last};
}

void Dispatcher::openStream(
    quint64 id, const Admission &admission, EventStream::Send send, EventStream::Close close)
{
    streams_[id] = std::make_unique<EventStream>(
        engine_, admission.after, admission.liveFrom, std::move(send), std::move(close));
}

void Dispatcher::streamDrained(quint64 id)
{
    if (const auto stream = streams_.find(id); stream != streams_.end())
        stream->second->drained();
}

void Dispatcher::closeStream(quint64 id)
{
    streams_.erase(id);
}

}
