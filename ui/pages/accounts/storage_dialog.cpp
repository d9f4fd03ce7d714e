// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/storage_dialog.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace ui {

using model::StorageRules;

namespace {

constexpr qint64 kMiB = StorageRules::kMiB;
constexpr qint64 kGiB = 1024 * kMiB;

QString roomText(qint64 bytes)
{
    const bool isWhole = bytes % (bytes < kGiB ? kMiB : kGiB) == 0; // 16 MB, but 1.2 MB
    return isolate(QLocale().formattedDataSize(bytes, isWhole ? 0 : 1, QLocale::DataSizeTraditionalFormat));
}

/// Chooses what is there; a size that somebody set by REST gets a line of its own.
void choose(QComboBox &box, qint64 bytes, const QString &text)
{
    int at = box.findData(bytes);
    if (at < 0) {
        box.addItem(text, bytes);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

}

StorageDialog::StorageDialog(
    door::Desk &desk, Theme &theme, const model::AccountView &number, QWidget *parent)
    : QDialog(parent),
      desk_(desk),
      account_(number.id),
      use_(label(theme, Role::Body, Tone::Main, this)),
      goes_(label(theme, Role::Body, Tone::Warn, this)),
      problem_(label(theme, Role::Body, Tone::Error, this)),
      save_(button(theme, ButtonKind::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Files of %1").arg(isolate(number.label)));
    setMinimumWidth(460);
    build(theme);
    ask();
}

QComboBox *StorageDialog::addSizes(QFormLayout *form, const QString &name)
{
    auto *box = new QComboBox(this);
    box->addItem(tr("Only when asked for"), 0);
    for (const qint64 mib : {1, 4, 16, 64, 100})
        box->addItem(tr("Up to %1").arg(roomText(mib * kMiB)), mib * kMiB);
    box->setAccessibleName(name);
    form->addRow(name, box);
    return box;
}

void StorageDialog::build(Theme &theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(use_);
    QLabel *what = label(theme, Role::BodyBold, Tone::Main, this);
    what->setText(tr("Fetched as they come"));
    column->addWidget(what);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    images_ = addSizes(form, tr("Pictures"));
    videos_ = addSizes(form, tr("Videos"));
    sounds_ = addSizes(form, tr("Voice notes and sounds"));
    documents_ = addSizes(form, tr("Documents"));
    cap_ = new QComboBox(this);
    cap_->addItem(tr("As much as there is"), 0);
    for (const qint64 size : {500 * kMiB, kGiB, 2 * kGiB, 5 * kGiB, 10 * kGiB, 50 * kGiB})
        cap_->addItem(roomText(size), size);
    cap_->setAccessibleName(tr("Room for all files"));
    form->addRow(tr("Room for all files"), cap_);
    column->addLayout(form);
    for (QLabel *text : {use_, goes_, problem_})
        text->setWordWrap(true);
    goes_->hide();
    problem_->hide();
    column->addWidget(goes_);
    column->addWidget(problem_);
    QPushButton *cancel = button(theme, ButtonKind::Plain, this);
    cancel->setText(tr("Cancel"));
    save_->setText(tr("Save"));
    save_->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save_);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &StorageDialog::save);
    connect(cap_, &QComboBox::currentIndexChanged, this, &StorageDialog::preview);
}

void StorageDialog::ask()
{
    const auto ask = [id = account_](door::Engine &engine) { return engine.settings().storage(id); };
    whenAnswered(this, desk_.ask(ask), [this](const Answer &use) {
        problem_->setVisible(!use);
        if (use)
            showUse(*use);
        else
            problem_->setText(words::joined(words::fault(use.error())));
    });
}

void StorageDialog::showUse(const model::StorageUse &use)
{
    rules_ = use.rules;
    use_->setText(use.files == 0
            ? tr("There are no files of this number yet.")
            : tr("%n files are here now, %1.", nullptr, use.files).arg(roomText(use.bytes)));
    const auto size
        = [this](QComboBox &box, qint64 bytes) { choose(box, bytes, tr("Up to %1").arg(roomText(bytes))); };
    size(*images_, rules_.images);
    size(*videos_, rules_.videos);
    size(*sounds_, rules_.sounds);
    size(*documents_, rules_.documents);
    choose(*cap_, rules_.cap, roomText(rules_.cap));
    save_->setEnabled(true);
}

StorageRules StorageDialog::chosen() const
{
    const auto of = [](const QComboBox *box) { return box->currentData().toLongLong(); };
    return {of(images_), of(videos_), of(sounds_), of(documents_), of(cap_)};
}

/// What would go, before anything goes.
void StorageDialog::preview()
{
    const qint64 cap = chosen().cap;
    const auto ask
        = [id = account_, cap](door::Engine &engine) { return engine.settings().storage(id, cap); };
    whenAnswered(this, desk_.ask(ask), [this, cap](const Answer &use) {
        if (cap != chosen().cap)
            return; // another was chosen meanwhile
        goes_->setVisible(use && use->filesBeyond > 0);
        if (use)
            goes_->setText(tr("%n files that were not used for longest go now, %1. Their messages stay, and "
                              "each can be fetched again as long as WhatsApp or the phone has it.",
                nullptr, use->filesBeyond)
                               .arg(roomText(use->bytesBeyond)));
    });
}

void StorageDialog::save()
{
    save_->setEnabled(false);
    const auto ask = [id = account_, rules = chosen()](
                         door::Engine &engine) { return engine.settings().setStorage(id, rules); };
    whenAnswered(this, desk_.ask(ask), [this](const Answer &done) {
        save_->setEnabled(true);
        if (done) {
            accept();
            return;
        }
        problem_->setText(words::joined(words::fault(done.error())));
        problem_->show();
    });
}

}
