// SPDX-License-Identifier: GPL-3.0-or-later
// A request that brings a file: who may is asked first, then it is written as it comes.
#include "engine/api/connection.h"
#include "engine/api/multipart.h"

#include <boost/beast/http/read.hpp>

namespace api {

using namespace Qt::StringLiterals;
namespace beast = boost::beast;
namespace http = beast::http;
using base::Fault;

namespace {
constexpr qsizetype pieceSize = 64 * 1024;
}

struct Connection::FileUpload {
    FileUpload(Parser &&head, Request ofHead, const QByteArray &boundary)
        : request(std::move(ofHead)),
          keepOpen(head.get().keep_alive()),
          parser(std::move(head)),
          form(boundary, "file", [this](QByteArrayView bytes) { return writer->write(bytes); })
    {
    }
    Request request;
    bool keepOpen;
    http::request_parser<http::buffer_body> parser;
    std::shared_ptr<door::FileWriter> writer;
    Multipart form;
    QByteArray piece{pieceSize, Qt::Uninitialized};
};

void Connection::readFile(const QByteArray &boundary)
{
    const auto &message = parser_->get();
    Request head = headOf(message, message.method_string(), message.target());
    stream_.expires_never();
    desk_->waiting.insert(shared_from_this());
    desk_->onEngineThread([weak = weak_from_this(), desk = desk_, head = std::move(head), boundary] {
        const auto admitted = desk->dispatcher.admitFile(head);
        desk->onServerThread([weak, desk, head, boundary, admitted] {
            const auto self = weak.lock();
            if (!self)
                return;
            desk->waiting.erase(self);
            if (!admitted) {
                self->write(admitted.error(), false);
                return;
            }
            self->letItCome([self, head, boundary, writer = *admitted] {
                const auto upload = std::make_shared<FileUpload>(std::move(*self->parser_), head, boundary);
                upload->writer = writer;
                self->readFilePiece(upload);
            });
        });
    });
}

void Connection::readFilePiece(const std::shared_ptr<FileUpload> &upload)
{
    auto &body = upload->parser.get().body();
    body.data = upload->piece.data();
    body.size = static_cast<std::size_t>(upload->piece.size());
    stream_.expires_after(requestTime);
    http::async_read(
        stream_, buffer_, upload->parser, [self = shared_from_this(), upload](Error error, std::size_t) {
            self->onFilePiece(upload, error == http::error::need_buffer ? Error() : error);
        });
}

void Connection::onFilePiece(const std::shared_ptr<FileUpload> &upload, Error error)
{
    if (error) {
        onReadError(error);
        return;
    }
    const auto left = static_cast<qsizetype>(upload->parser.get().body().size);
    if (const auto fed = upload->form.feed(QByteArrayView(upload->piece).chopped(left)); !fed)
        write(fromError(fed.error(), u"file"_s), false);
    else if (upload->parser.is_done())
        onFile(upload);
    else
        readFilePiece(upload);
}

void Connection::onFile(const std::shared_ptr<FileUpload> &upload)
{
    stream_.expires_never();
    const auto wrong = [this, &upload](const QString &why) {
        write(wrongFields({{u"file"_s, why}}), upload->keepOpen);
    };
    if (const auto whole = upload->form.finish(); !whole)
        write(fromError(whole.error(), u"file"_s), upload->keepOpen);
    else if (!upload->form.hasPart())
        wrong(u"is missing"_s);
    else if (upload->writer->bytes() == 0)
        wrong(u"is empty"_s);
    else if (upload->writer->bytes() > static_cast<qint64>(fileLimit))
        onReadError(http::error::body_limit);
    else if (const auto written = upload->writer->finish(); !written)
        write(fromError(written.error()), upload->keepOpen);
    else {
        upload->request.file = UploadedFile{
            upload->writer, QString::fromLatin1(upload->form.contentType()), upload->form.fileName()};
        ask(std::move(upload->request), upload->keepOpen);
    }
}

}
