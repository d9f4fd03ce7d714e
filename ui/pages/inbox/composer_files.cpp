// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way into a message: chosen, dropped or pasted, and shown before they are sent.
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/send_files.h"
#include "ui/theme/bidi.h"

#include <QFileDialog>

namespace ui {

QString Composer::numberText() const
{
    const QString number
        = number_.pn.isEmpty() ? QString() : phone(u'+' + QString::fromLatin1(number_.pn.user));
    //: one of our numbers: its name, its phone
    return tr("%1 %2").arg(isolate(number_.label), number).trimmed();
}

void Composer::chooseFiles(bool asDocuments)
{
    const QStringList paths = asDocuments
        ? QFileDialog::getOpenFileNames(this, tr("Send documents"))
        : QFileDialog::getOpenFileNames(this, tr("Send photos and videos"), {},
            tr("Photos and videos (%1)")
                .arg(QStringLiteral("*.jpg *.jpeg *.png *.webp *.mp4 *.m4v *.3gp *.JPG *.JPEG *.PNG *.MP4")));
    bringFiles(paths, asDocuments);
}

void Composer::bringFiles(const QStringList &paths, bool asDocuments)
{
    if (!paths.isEmpty() && mayAttach())
        openFiles()->add(paths, asDocuments);
}

void Composer::bringPicture(const QImage &picture)
{
    if (!picture.isNull() && mayAttach())
        openFiles()->add({outgoingPicture(picture, clock_.wallMs())});
}

/// While a text is being changed nothing can be sent beside it.
bool Composer::mayAttach() const
{
    return canWrite_ && editing_.isEmpty() && !chat_.account.value.isEmpty();
}

/// To the chat that is open now, even if another one is when it is sent. What was begun stays where it is.
SendFiles *Composer::openFiles()
{
    SendFiles::Target target;
    target.account = chat_.account;
    target.with.to = chat_.jid;
    target.with.quotedId = replyTo_;
    target.to = shownName(whoOf(chat_));
    target.from = numberText();
    auto *dialog = new SendFiles(desk_, theme_, std::move(target), this);
    connect(dialog, &SendFiles::queued, this, [this] {
        if (editing_.isEmpty())
            dropReply();
        Q_EMIT sent();
    });
    connect(dialog, &QDialog::finished, this, &Composer::focusText);
    dialog->open();
    return dialog;
}

}
