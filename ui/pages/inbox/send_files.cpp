// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/send_files.h"

#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/composer_parts.h"
#include "ui/pages/inbox/file_preview.h"
#include "ui/pages/inbox/mention_picker.h"
#include "ui/theme/bidi.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QProgressBar>
#include <QShortcut>

#include <algorithm>

namespace ui {

namespace {
constexpr int kFilesShown = 3;
constexpr qsizetype kLongestCaption = 4'096;
}

SendFiles::SendFiles(door::Desk &desk, Theme &theme, Target target, QWidget *parent)
    : QDialog(parent),
      desk_(desk),
      theme_(theme),
      target_(std::move(target)),
      members_(GroupMembers::throughDesk(desk)),
      send_(desk),
      title_(label(theme, Role::Section, Tone::Main, this)),
      preview_(new FilePreview(theme, this)),
      name_(new ElidedLabel(theme, Role::BodyBold, Token::Text, this)),
      facts_(new ElidedLabel(theme, Role::Caption, Token::Text2, this)),
      remove_(new IconButton(theme, Icon::Trash, this)),
      list_(new QListView(this)),
      documents_(new QCheckBox(this)),
      box_(new RoundBox(theme, this)),
      caption_(new ComposerEdit(theme, box_)),
      wrong_(label(theme, Role::Caption, Tone::Error, this)),
      progress_(new QProgressBar(this)),
      more_(button(theme, ButtonKind::Quiet, this)),
      cancel_(button(theme, ButtonKind::Plain, this)),
      go_(button(theme, ButtonKind::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(&model_, &OutgoingFilesModel::changed, this, &SendFiles::showAll);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &SendFiles::show);
    connect(remove_, &QToolButton::clicked, this, &SendFiles::removeCurrent);
    connect(documents_, &QCheckBox::toggled, this, [this](bool on) {
        wrong_->hide();
        model_.setAsDocuments(on);
    });
    connect(caption_, &ComposerEdit::focused, box_, &RoundBox::setLit);
    connect(caption_, &ComposerEdit::sendAsked, this, &SendFiles::send);
    connect(
        caption_, &ComposerEdit::filesBrought, this, [this](const QStringList &paths) { add(paths, as_); });
    connect(caption_, &QTextEdit::textChanged, this, &SendFiles::showAll);
    connect(more_, &QPushButton::clicked, this, &SendFiles::chooseMore);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &SendFiles::send);
    connect(&send_, &FileSend::progressed, this,
        [this](double share) { progress_->setValue(static_cast<int>(share * 100)); });
    connect(&send_, &FileSend::queued, this, [this] {
        model_.remove(0);
        target_.quoted.clear();
        Q_EMIT queued();
    });
    connect(&send_, &FileSend::failed, this, [this](const QString &sentence) {
        setSending(false);
        complain(sentence);
        list_->setCurrentIndex(model_.index(0));
    });
    connect(&send_, &FileSend::finished, this, [this] { done(Accepted); });
    offerMentions();
    caption_->setFocus();
}

void SendFiles::offerMentions()
{
    auto *picker = new MentionPicker(
        members_, *caption_, [this] { return target_.chat.jid.isGroup() && !send_.isBusy(); }, theme_, this);
    connect(picker, &MentionPicker::chosen, caption_, &ComposerEdit::insertUnit);
    members_.setChat(target_.chat);
}

void SendFiles::build()
{
    setWindowTitle(tr("Send files"));
    QLabel *from = label(theme_, Role::Caption, Tone::Second, this);
    from->setText(tr("From %1").arg(target_.from));
    list_->setModel(&model_);
    list_->setItemDelegate(new OutgoingFileDelegate(theme_, list_));
    list_->setAccessibleName(tr("Files to send"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setVerticalScrollMode(QListView::ScrollPerPixel);
    list_->setSelectionMode(QListView::SingleSelection);
    remove_->setName(tr("Do not send this file"), QStringLiteral("Del"));
    documents_->setText(tr("Send as a document, exactly as it is on the disk"));
    caption_->setAccessibleName(tr("Caption"));
    caption_->setPlaceholderText(tr("Add a caption"));
    wrong_->setWordWrap(true);
    wrong_->hide();
    progress_->setTextVisible(false);
    progress_->setRange(0, 100);
    progress_->setAccessibleName(tr("Preparing the file"));
    progress_->hide();
    more_->setText(tr("Add more …"));
    cancel_->setText(tr("Cancel"));
    for (QPushButton *other : {more_, cancel_})
        other->setAutoDefault(false);
    go_->setDefault(true);

    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(name_);
    lines->addWidget(facts_);
    auto *what = new QHBoxLayout;
    what->addLayout(lines, 1);
    what->addWidget(remove_);
    auto *inBox = new QHBoxLayout(box_);
    inBox->setContentsMargins(6, 5, 6, 5);
    inBox->addWidget(caption_);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(more_);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(go_);
    auto *heads = new QVBoxLayout;
    heads->setSpacing(0);
    heads->addWidget(title_);
    heads->addWidget(from);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addLayout(heads);
    column->addWidget(preview_);
    column->addLayout(what);
    column->addWidget(list_);
    column->addWidget(documents_);
    column->addWidget(box_);
    column->addWidget(wrong_);
    column->addWidget(progress_);
    column->addLayout(buttons);
    auto *away = new QShortcut(QKeySequence(Qt::Key_Delete), list_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &SendFiles::removeCurrent);
}

void SendFiles::add(const QStringList &paths, SendAs as)
{
    as_ = as;
    QList<OutgoingFile> files;
    QStringList refused;
    for (const QString &path : paths) {
        if (const auto file = outgoingFile(path)) {
            files.append(sentAs(*file, as));
        } else {
            OutgoingFile unknown;
            unknown.name = path.section(u'/', -1, -1, QString::SectionSkipEmpty);
            refused.append(whyNotTaken(file.error(), unknown));
        }
    }
    add(files);
    if (!refused.isEmpty())
        complain(refused.mid(0, 3).join(u'\n'));
}

void SendFiles::add(const QList<OutgoingFile> &files)
{
    wrong_->hide();
    if (!model_.add(files))
        complain(tr("At most %n files can be sent at once.", nullptr, OutgoingFilesModel::kMost));
    if (!list_->currentIndex().isValid())
        list_->setCurrentIndex(model_.index(0));
    showAll();
}

void SendFiles::show(const QModelIndex &index)
{
    preview_->setIndex(index);
    const auto file = index.data(OutgoingFilesModel::FileRole).value<OutgoingFile>();
    name_->setText(fileNameText(file.name));
    facts_->setText(index.isValid() ? factsText(file) : QString());
}

void SendFiles::showAll()
{
    const int count = model_.rowCount();
    //: %n files, %1 is a person or a group
    title_->setText(tr("Send %n files to %1", nullptr, count).arg(target_.to));
    list_->setVisible(count > 1);
    list_->setFixedHeight(std::min(count, kFilesShown) * OutgoingFileDelegate::kHeight);
    documents_->setVisible(model_.hasPictures());
    const QList<OutgoingFile> files = model_.files();
    box_->setVisible(std::any_of(files.begin(), files.end(), hasCaption));
    const QString problem = model_.problem();
    const bool isTooLong = caption_->text().size() > kLongestCaption;
    go_->setText(tr("Send"));
    go_->setEnabled(count > 0 && problem.isEmpty() && !isTooLong && !send_.isBusy());
    if (!problem.isEmpty())
        complain(problem);
    if (isTooLong)
        complain(tr("This caption is longer than WhatsApp takes."));
    show(list_->currentIndex());
}

void SendFiles::removeCurrent()
{
    if (send_.isBusy() || !list_->currentIndex().isValid())
        return;
    wrong_->hide();
    model_.remove(list_->currentIndex().row());
    if (model_.rowCount() == 0)
        reject();
}

void SendFiles::chooseMore()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Add files"));
    if (!paths.isEmpty())
        add(paths, as_);
}

void SendFiles::send()
{
    if (!go_->isEnabled())
        return;
    wrong_->hide();
    setSending(true);
    const WrittenText written = caption_->written();
    model::Outgoing with;
    with.to = target_.chat.jid;
    with.quotedId = target_.quoted;
    with.text = written.text.trimmed();
    with.mentions = written.mentions;
    send_.send(target_.chat.account, with, model_.files());
    showAll();
}

void SendFiles::setSending(bool sending)
{
    progress_->setVisible(sending);
    for (QWidget *part : {static_cast<QWidget *>(remove_), static_cast<QWidget *>(documents_),
             static_cast<QWidget *>(caption_), static_cast<QWidget *>(more_), static_cast<QWidget *>(list_)})
        part->setEnabled(!sending);
    if (!sending)
        showAll();
}

void SendFiles::complain(const QString &sentence)
{
    wrong_->setText(sentence);
    wrong_->setAccessibleName(plain(sentence));
    wrong_->show();
}

void SendFiles::done(int result)
{
    send_.stop();
    QDialog::done(result);
}

}
