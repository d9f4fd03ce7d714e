// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QMimeDatabase>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

constexpr base::milliseconds longestWait{10'000};

/// What a stranger calls the file, as far as it is a type at all.
QByteArray typeOf(const QString &mime)
{
    static const QRegularExpression form(u"^[a-zA-Z0-9.+-]{1,60}/[a-zA-Z0-9.+-]{1,60}$"_s);
    const QString plain = mime.section(u';', 0, 0).trimmed();
    return form.match(plain).hasMatch() ? plain.toLatin1() : QByteArray("application/octet-stream");
}

Answer fileAnswer(std::unique_ptr<door::FileReader> file)
{
    Answer answer;
    answer.contentType = typeOf(file->mime());
    // a stranger's file: never shown as a page of this service, whatever it claims to be
    QByteArray disposition = "attachment";
    if (!file->name().isEmpty())
        disposition += "; filename*=UTF-8''" + QUrl::toPercentEncoding(file->name());
    answer.headers = {{"Content-Disposition", disposition}, {"Content-Security-Policy", "sandbox"}};
    answer.file = std::move(file);
    return answer;
}

Answer stillFetching(const door::FileState &state)
{
    return json(202,
        {{u"state"_s, u"fetching"_s}, {u"done"_s, state.done},
            {u"size"_s, state.whole >= 0 ? QJsonValue(state.whole) : QJsonValue(QJsonValue::Null)}});
}

Answer failed(const base::Error &error)
{
    if (error.fault == Fault::Forged)
        return problem(502, Fault::Forged, u"What the network has is not the file of this message."_s);
    if (error.fault == Fault::NotFound && error.code == u"gone")
        return problem(410, Fault::NotFound, u"Neither the network nor the phone has this file any more."_s);
    if (error.fault == Fault::NotFound)
        return notFound(
            error.code == u"no_file" ? u"This message carries no file."_s : u"There is no such message."_s);
    return fromError(error);
}

base::Task<Answer> answerWithFile(const Call &call, const QString &id)
{
    auto file = call.engine.media().open(id);
    return file ? answered(fileAnswer(std::move(*file))) : answered(failed(file.error()));
}

/// What the request calls its file's type; by the name's ending when it says none, as a script may.
QString typeOf(const UploadedFile &file)
{
    static const QRegularExpression form(u"^[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}(; ?codecs=[a-z0-9]+)?$"_s);
    const QString said = file.mime.toLower();
    if (form.match(said).hasMatch() && said != u"application/octet-stream"_s)
        return said;
    return QMimeDatabase().mimeTypeForFile(file.name, QMimeDatabase::MatchExtension).name();
}

base::Task<Answer> upload(const Call &call)
{
    return call.engine.media()
        .bring(call.file->writer, typeOf(*call.file))
        .then(call.context, [](const door::BroughtFile &file) {
            return json(201,
                {{u"media_id"_s, file.id}, {u"mime"_s, file.mime}, {u"size"_s, file.bytes},
                    {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())}});
        });
}

/// Waits for the file a while; what takes longer goes on, and is asked for again.
base::Task<Answer> show(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    const auto state = call.engine.media().state(id);
    if (!state)
        return answered(failed(state.error()));
    if (state->is == door::FileState::Is::Here)
        return answerWithFile(call, id);
    base::Promise<Answer> promise;
    auto timer = std::make_shared<base::Timer>();
    auto isAnswered = std::make_shared<bool>(false);
    *timer = call.engine.clock().after(longestWait, [call, id, promise, isAnswered] {
        const auto now = call.engine.media().state(id);
        if (!std::exchange(*isAnswered, true))
            promise.answer(stillFetching(now.value_or(door::FileState())));
    });
    call.engine.media().fetch(id).finally(
        call.context, [call, id, promise, timer, isAnswered](const base::Result<void> &done) {
            *timer = {};
            if (std::exchange(*isAnswered, true))
                return;
            if (done)
                answerWithFile(call, id).forward(promise);
            else
                promise.answer(failed(done.error()));
        });
    return promise.task();
}

}

RouteTable mediaRoutes()
{
    return {
        {.method = "POST",
            .path = "/api/v1/media",
            .scope = door::Scope::Send,
            .id = u"uploadMedia"_s,
            .summary
            = u"Takes a file in, to be sent by its media_id: at most 100 MiB, kept for seven days after it "
              "was sent last. The same bytes have the same media_id."_s,
            .takesFile = true,
            .status = 201,
            .schema = u"UploadedMedia"_s,
            .once = true,
            .handle = upload},
        {.path = "/api/v1/messages/{id}/media",
            .id = u"getMessageMedia"_s,
            .summary = u"The file of a message, fetched from the network when it is not here yet; 202 while "
                       u"that takes "
                       "longer."_s,
            .contentType = "application/octet-stream",
            .also = {202, 404, 410, 502, 503, 504},
            .handle = show},
    };
}

}
