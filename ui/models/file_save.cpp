// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_save.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

namespace ui {

using base::Fault;
using base::Result;
using Reader = std::shared_ptr<door::FileReader>;

Result<void> copyFile(door::FileReader &reader, const QString &path)
{
    QSaveFile file(path);
    const auto refused = [&file] { return base::fail(Fault::Storage, file.errorString()); };
    if (!file.open(QIODevice::WriteOnly))
        return refused();
    for (;;) {
        ASSIGN_OR_RETURN(const QByteArray piece, reader.read());
        if (piece.isEmpty())
            break;
        if (file.write(piece) != piece.size())
            return refused();
    }
    return file.commit() ? Result<void>() : refused();
}

void FileSave::save(const QString &message, const QString &path)
{
    const auto opened = desk_.ask([message](door::Engine &engine) -> Result<Reader> {
        ASSIGN_OR_RETURN(auto reader, engine.media().open(message));
        return Reader(std::move(reader));
    });
    whenAnswered(this, opened, [this, path](const Result<Reader> &reader) {
        if (!reader) {
            Q_EMIT failed(words::joined(words::fault(reader.error())));
            return;
        }
        const auto tell = [self = QPointer<FileSave>(this), path](const Result<void> &done) {
            if (!self)
                return;
            if (done)
                Q_EMIT self->saved(path);
            else
                Q_EMIT self->failed(tr("The file could not be saved: %1").arg(done.error().detail));
        };
        QThreadPool::globalInstance()->start([file = *reader, path, tell] {
            const auto done = copyFile(*file, path);
            QMetaObject::invokeMethod(
                qApp, [tell, done] { tell(done); }, Qt::QueuedConnection);
        });
    });
}

}
