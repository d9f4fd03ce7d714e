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

void Composer::chooseFiles(SendAs as)
{
    const QString pictures = QStringLiteral("*.jpg *.jpeg *.png *.webp *.gif *.JPG *.JPEG *.PNG");
    QStringList paths;
    if (as == SendAs::Document)
        paths = QFileDialog::getOpenFileNames(this, tr("Send documents"));
    else if (as == SendAs::Sticker)
        paths = QFileDialog::getOpenFileNames(
            this, tr("Send pictures as stickers"), {}, tr("Pictures (%1)").arg(pictures));
    else
        paths = QFileDialog::getOpenFileNames(this, tr("Send photos and videos"), {},
            tr("Photos and videos (%1)").arg(pictures + QStringLiteral(" *.mp4 *.m4v *.3gp *.MP4")));
    bringFiles(paths, as);
}

void Composer::bringFiles(const QStringList &paths, SendAs as)
{
    if (!paths.isEmpty() && mayAttach())
        openFiles()->add(paths, as);
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
    target.chat = chat_;
    target.quoted = replyTo_;
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
