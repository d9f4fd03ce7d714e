// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clients/client_dialog.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/typed_phone.h"
#include "ui/pages/clients/colour_choice.h"
#include "ui/pages/clients/quiet_hours_choice.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kFieldWidth = 560; ///< of the fields

void addField(QBoxLayout &column, Theme &theme, QWidget *field, const QString &title)
{
    QLabel *words = label(theme, Role::CaptionBold, Tone::Second, field->parentWidget());
    words->setText(title);
    words->setBuddy(field);
    field->setAccessibleName(title);
    auto *both = new QVBoxLayout;
    both->setSpacing(4);
    both->addWidget(words);
    both->addWidget(field);
    column.addLayout(both);
}

QStringList zones()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/') && !id.startsWith("Etc/")) // places, as people know them
            names.append(QString::fromLatin1(id));
    }
    names.append(QStringLiteral("UTC"));
    return names;
}

/// As its people call it, and in English: found by either.
QString nameOf(QLocale::Territory territory)
{
    const QString own = QLocale(QLocale::AnyLanguage, territory).nativeTerritoryName();
    const QString english = QLocale::territoryToString(territory);
    return own.isEmpty() || own == english ? english
                                           : isolate(own) + QStringLiteral(" · ") + isolate(english);
}

/// The first is none.
void addCountries(QComboBox &box)
{
    QStringList seen;
    QList<std::pair<QString, QString>> all;
    for (const QLocale &locale :
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        const QString code = QLocale::territoryToCode(locale.territory());
        if (code.size() != 2 || seen.contains(code) || !code.front().isLetter())
            continue;
        seen.append(code);
        all.append({QLocale::territoryToString(locale.territory()), code});
    }
    std::sort(all.begin(), all.end(), [](const auto &one, const auto &other) {
        return QString::localeAwareCompare(one.first, other.first) < 0;
    });
    box.addItem(ClientDialog::tr("None"), QString());
    for (const auto &[name, code] : std::as_const(all))
        box.addItem(nameOf(QLocale::codeToTerritory(code)), code);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.completer()->setFilterMode(Qt::MatchContains);
    box.completer()->setCompletionMode(QCompleter::PopupCompletion);
}

/// Those that something is written in, and the one that it is.
void addLanguages(QComboBox &box, const QString &chosen)
{
    QStringList codes{QStringLiteral("he"), QStringLiteral("en")};
    if (chosen.size() > 1 && !codes.contains(chosen)) // not "C", which is none
        codes.append(chosen);
    for (const QString &code : std::as_const(codes)) {
        const QLocale::Language language = QLocale::codeToLanguage(code);
        const QString own = QLocale(language).nativeLanguageName();
        box.addItem(isolate(language == QLocale::English ? QStringLiteral("English")
                            : own.isEmpty()              ? code
                                                         : own),
            code);
    }
    const int at = box.findData(chosen);
    box.setCurrentIndex(at >= 0 ? at : box.findData(QStringLiteral("en")));
}

}

ClientDialog::ClientDialog(
    door::Desk &desk, const std::optional<model::Client> &client, Theme &theme, QWidget *parent)
    : QDialog(parent),
      desk_(desk),
      client_(client),
      theme_(theme),
      complaint_(new Banner(theme, this)),
      name_(new QLineEdit(this)),
      mark_(new QLineEdit(this)),
      colour_(new ColourChoice(theme, this)),
      zone_(new QComboBox(this)),
      country_(new QComboBox(this)),
      language_(new QComboBox(this)),
      news_(new QComboBox(this)),
      newsLevel_(desk),
      quiet_(new QuietHoursChoice(theme, this)),
      keep_(new QComboBox(this)),
      keepNote_(label(theme, Role::Caption, Tone::Second, this)),
      offBoard_(button(theme, ButtonKind::Quiet, this)),
      remove_(button(theme, ButtonKind::Danger, Icon::Trash, this)),
      cancel_(button(theme, ButtonKind::Plain, this)),
      save_(button(theme, ButtonKind::Primary, this))
{
    setModal(true);
    setWindowTitle(client_ ? tr("Change a client") : tr("New client"));
    build();
    start();
    connectParts();
    followName();
    followRetention();
    name_->setFocus();
}

void ClientDialog::build()
{
    QLabel *title = label(theme_, Role::Section, Tone::Main, this);
    title->setText(client_ ? isolate(client_->name) : windowTitle());
    title->setWordWrap(true);
    name_->setMaxLength(model::kMostClientName);
    name_->setPlaceholderText(tr("For example: Cohen Motors"));
    mark_->setMaxLength(2);
    mark_->setFixedWidth(72);
    zone_->setEditable(true);
    zone_->setInsertPolicy(QComboBox::NoInsert);
    zone_->addItems(zones());
    zone_->completer()->setFilterMode(Qt::MatchContains);
    zone_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    zone_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    keepNote_->setWordWrap(true);
    remove_->setText(tr("Remove this client"));
    remove_->setVisible(client_.has_value());
    offBoard_->setText(tr("This client leaves: off-board …"));
    offBoard_->setVisible(client_.has_value());
    cancel_->setText(tr("Cancel"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(complaint_);
    addField(*column, theme_, name_, tr("Name"));
    auto *looks = new QHBoxLayout;
    looks->setSpacing(20);
    addField(*looks, theme_, mark_, tr("Mark: two letters that stand for it"));
    addField(*looks, theme_, colour_, tr("Colour"));
    looks->addStretch(1);
    column->addLayout(looks);
    addField(*column, theme_, zone_, tr("Time zone, in which its day begins"));
    auto *place = new QHBoxLayout;
    place->setSpacing(20);
    addField(*place, theme_, country_, tr("Country, whose phones are typed without its code"));
    addField(*place, theme_, language_, tr("Language of what is written for it"));
    column->addLayout(place);
    addField(*column, theme_, quiet_, tr("Quiet hours: nobody is told of new messages"));
    auto *rules = new QHBoxLayout;
    rules->setSpacing(20);
    addField(*rules, theme_, news_, tr("Notifications of new messages"));
    addField(*rules, theme_, keep_, tr("Keep messages"));
    column->addLayout(rules);
    column->addWidget(keepNote_);
    column->addWidget(offBoard_, 0, Qt::AlignLeading);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(remove_);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(save_);
    column->addLayout(buttons);
    // what is in it is never squeezed, however small the screen
    name_->setMinimumWidth(kFieldWidth);
    column->setSizeConstraint(QLayout::SetMinimumSize);
}

void ClientDialog::start()
{
    const model::Client client = client_.value_or(model::Client());
    name_->setText(client.name);
    mark_->setText(client.mark);
    ownMark_ = client_ && client.mark != model::markOf(client.name);
    if (client_)
        colour_->setCurrent(static_cast<int>(model::clientColours().indexOf(client.colour)));
    const QByteArray zone = client_ ? client.timeZone : QTimeZone::systemTimeZoneId();
    zone_->setCurrentText(QString::fromLatin1(zone));
    addCountries(*country_);
    const QString country = client_ ? client.country : countryOfThisComputer();
    country_->setCurrentIndex(std::max(0, country_->findData(country)));
    addLanguages(*language_, client_ ? client.language : QLocale().name().section(u'_', 0, 0));
    for (const OwnNewsLevel::Choice &choice : OwnNewsLevel::choices(tr("As in Settings")))
        news_->addItem(choice.text, choice.word);
    connect(&newsLevel_, &OwnNewsLevel::loaded, this,
        [this](const QByteArray &word) { news_->setCurrentIndex(std::max(0, news_->findData(word))); });
    newsLevel_.load(client.id.value);
    quiet_->setHours(client.quietHours);
    keep_->addItem(tr("For ever"), 0);
    QList<int> days{30, 90, 180, 365, 730};
    if (client.keepMessagesDays > 0 && !days.contains(client.keepMessagesDays))
        days.append(client.keepMessagesDays);
    std::sort(days.begin(), days.end());
    for (const int count : std::as_const(days))
        keep_->addItem(tr("%n days", nullptr, count), count);
    keep_->setCurrentIndex(std::max(0, keep_->findData(client.keepMessagesDays)));
    complaint_->hide();
}

void ClientDialog::connectParts()
{
    connect(name_, &QLineEdit::textChanged, this, &ClientDialog::followName);
    connect(mark_, &QLineEdit::textEdited, this, [this](const QString &text) {
        ownMark_ = !text.isEmpty();
        followName();
    });
    connect(keep_, &QComboBox::activated, this, &ClientDialog::followRetention);
    connect(save_, &QPushButton::clicked, this, &ClientDialog::save);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove_, &QPushButton::clicked, this, &ClientDialog::remove);
    connect(offBoard_, &QPushButton::clicked, this, [this] {
        const model::Client client = *client_;
        reject();
        Q_EMIT offBoardWanted(client);
    });
}

void ClientDialog::followName()
{
    const QString name = plain(name_->text()).trimmed();
    if (!ownMark_ && !mark_->hasFocus())
        mark_->setText(name.isEmpty() ? QString() : model::markOf(name));
    colour_->setLetters(mark_->text());
    save_->setEnabled(!name.isEmpty() && !working_);
}

/// What goes is said before it goes.
void ClientDialog::followRetention()
{
    const int days = keep_->currentData().toInt();
    showSave(0);
    if (!client_ || days == 0)
        return;
    const auto count = [id = client_->id, days](
                           door::Engine &engine) { return engine.clients().countOlderThan(id, days); };
    whenAnswered(this, desk_.ask(count), [this, days](const base::Result<int> &old) {
        if (old && keep_->currentData().toInt() == days)
            showSave(*old);
    });
}

void ClientDialog::showSave(int deletes)
{
    const QString number = QLocale().toString(deletes);
    save_->setText(deletes > 0 ? tr("Save and delete %1").arg(number)
            : client_          ? tr("Save")
                               : tr("Make client"));
    setKind(*save_, deletes > 0 ? ButtonKind::DangerFilled : ButtonKind::Primary);
    const bool forever = keep_->currentData().toInt() == 0;
    keepNote_->setText(forever
            ? tr("Messages of its numbers stay on this computer until somebody deletes them.")
            : deletes > 0
            ? tr("%n messages are older than that and are deleted when you save. On the phones they "
                 "stay.",
                nullptr, deletes)
            : tr("Older messages of its numbers are deleted here. On the phones they stay."));
}

bool ClientDialog::isComplete()
{
    complaint_->hide();
    if (!QTimeZone::isTimeZoneIdAvailable(zone_->currentText().trimmed().toLatin1())) {
        complaint_->say(StateShape::Warn,
            tr("There is no time zone of that name. Type a city, such as Jerusalem, and "
               "choose from the list."));
        zone_->setFocus();
        return false;
    }
    if (country_->findText(country_->currentText()) < 0) {
        complaint_->say(StateShape::Warn,
            tr("There is no country of that name. Type some letters of it, and choose from the list."));
        country_->setFocus();
        return false;
    }
    if (const auto hours = quiet_->hours(); hours && hours->from == hours->to) {
        complaint_->say(StateShape::Warn,
            tr("Quiet hours begin and end at the same time. Choose another end, or take them away."));
        quiet_->setFocus();
        return false;
    }
    return true;
}

model::ClientDraft ClientDialog::draft() const
{
    model::ClientDraft draft;
    draft.name = plain(name_->text()).trimmed();
    if (const QString mark = plain(mark_->text()).trimmed(); !mark.isEmpty())
        draft.mark = mark;
    draft.colour = model::clientColours().value(colour_->current());
    draft.timeZone = zone_->currentText().trimmed().toLatin1();
    if (const QString code = country_->itemData(country_->findText(country_->currentText())).toString();
        !code.isEmpty())
        draft.country = code;
    draft.language = language_->currentData().toString();
    draft.quietHours = quiet_->hours();
    draft.keepMessagesDays = keep_->currentData().toInt();
    return draft;
}

void ClientDialog::save()
{
    if (working_ || !isComplete())
        return;
    working_ = true;
    followName();
    const auto done = desk_.ask([client = client_, draft = draft()](door::Engine &engine) {
        return client ? engine.clients().change(client->id, draft) : engine.clients().create(draft);
    });
    whenAnswered(this, done, [this](const base::Result<model::Client> &client) {
        working_ = false;
        followName();
        if (!client) {
            complain(client.error());
            return;
        }
        newsLevel_.keep(client->id.value, news_->currentData().toByteArray());
        Q_EMIT saved(*client);
        accept();
    });
}

void ClientDialog::remove()
{
    if (working_)
        return;
    working_ = true;
    whenAnswered(this,
        desk_.ask([id = client_->id](door::Engine &engine) { return engine.clients().remove(id); }),
        [this](const base::Result<void> &done) {
            working_ = false;
            if (!done) {
                complain(done.error());
                return;
            }
            Q_EMIT removed(client_->name);
            accept();
        });
}

void ClientDialog::complain(const base::Error &error)
{
    QString sentence = words::joined(words::fault(error));
    if (error.code == u"has_numbers")
        sentence = tr(
            "Numbers belong to this client. Under Numbers, give them to another client or remove them, then "
            "remove the client.");
    else if (error.fault == base::Fault::Malformed && error.code == u"mark")
        sentence = tr("The mark must be one or two letters or digits.");
    complaint_->say(StateShape::Error, sentence);
    complaint_->setToolTip(QStringLiteral("%1 %2").arg(base::faultWord(error.fault), error.code));
}

}
