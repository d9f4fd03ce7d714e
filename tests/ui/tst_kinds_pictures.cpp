// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation with a message of every kind, in both languages, light and dark: written to the build
// folder, to be looked at.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/pages/inbox/add_contact.h"
#include "ui/pages/inbox/add_place.h"
#include "ui/pages/inbox/add_poll.h"
#include "ui/pages/inbox/delete_message.h"
#include "ui/pages/inbox/message_acts.h"
#include "ui/pages/inbox/message_menu.h"
#include "ui/pages/inbox/reaction_picker.h"
#include "ui/shell/language.h"

#include <QDir>
#include <QLineEdit>
#include <QLocale>

using namespace ui_tests;
using model::Message;

class TstKindsPictures : public InboxTest {
    Q_OBJECT
    qint64 at_ = 0;
    int asked_ = 0;

    /// One file after the other: here, on its way, not here.
    ui::MessageFiles::Source states()
    {
        using base::Result;
        using door::FileState;
        const auto state = [this](const QString &) {
            using Is = FileState::Is;
            const QList<FileState> all{{Is::Here}, {Is::Fetching, 3'100'000, 8'400'000}, {Is::Absent}};
            QPromise<Result<FileState>> promise;
            promise.start();
            promise.addResult(Result<FileState>(all.at(asked_++ % 3)));
            promise.finish();
            return promise.future();
        };
        return {state, [](const QString &) { return QFuture<Result<void>>(); }};
    }

    void feed(Message message, bool isOwn = false)
    {
        message.account = own_;
        message.chat = Jid::pn(kDana);
        message.from = Jid::pn(isOwn ? kOwn : kDana);
        message.fromPhone = u'+' + QString::fromLatin1(isOwn ? kOwn : kDana);
        message.fromName = isOwn ? u"Reception"_s : u"Dana"_s;
        message.direction = isOwn ? model::Direction::Out : model::Direction::In;
        if (isOwn && message.state == model::MessageState::Received)
            message.state = model::MessageState::Read;
        message.timestampMs = at_ += 70'000;
        Q_EMIT stage_->changes().messageChanged(message);
    }
    void files()
    {
        model::Media seen = mediaOf({}, 1'234'567);
        seen.sha256 = QByteArray(32, 'h');
        Message photo = messageOf(MessageKind::Image, seen, u"התפריט החדש, מה דעתכם?"_s);
        photo.thumbnail = pictureBytes({100, 66});
        photo.reactions = {{Jid::pn(kDana), u"Dana"_s, u"❤️"_s, 1, false},
            {Jid::pn(kOwn), u"Reception"_s, u"❤️"_s, 2, true},
            {Jid::pn(kTom), u"Tom"_s, u"👍"_s, 3, false}};
        feed(photo);
        model::Media film = mediaOf({}, 8'400'000, 74);
        film.sha256 = seen.sha256;
        feed(messageOf(MessageKind::Video, film), true);
        model::Media voice = mediaOf({}, 24'000, 12);
        voice.sha256 = seen.sha256;
        for (int i = 0; i < 64; ++i)
            voice.waveform.append(static_cast<char>((i * 37 + i * i) % 100));
        feed(messageOf(MessageKind::Voice, voice));
        feed(messageOf(MessageKind::Audio, mediaOf({}, 3'200'000, 187)), true);
        Message file = messageOf(MessageKind::Document,
            mediaOf(u"חשבונית מס 2041 - קפה נוגה בע״מ, סניף תל אביב (final).pdf"_s, 482'000, 0, 3));
        file.forwarded = 1;
        feed(file);
        Message sticker = messageOf(MessageKind::Sticker, model::Media());
        sticker.thumbnail = pictureBytes({96, 96}, "PNG");
        feed(sticker);
        feed(messageOf(MessageKind::Album, model::Album{3, 1}));
        feed(messageOf(MessageKind::ViewOnce));
    }
    void cards()
    {
        feed(messageOf(MessageKind::Location, placeOf(u"קפה נוגה"_s, u"רחוב פינס 4, תל אביב"_s)), true);
        feed(messageOf(MessageKind::LiveLocation, placeOf({}, {})));
        feed(messageOf(MessageKind::Contacts,
            QList<model::ContactCard>{
                {u"Yossi, deliveries"_s, {u"+972555550177"_s}}, {u"משרד"_s, {u"03-555 0100"_s}}}));
        Message poll = pollOf();
        poll.reactions = {{Jid::pn(kTom), u"Tom"_s, u"👍"_s, 3, false}};
        feed(poll, true);
        feed(messageOf(MessageKind::Event,
            model::Event{u"Wine tasting"_s, u"Bring friends, there is room for twelve."_s, u"Café Noga"_s,
                1'780'000'000'000, 1'780'007'200'000, false}));
        feed(messageOf(
            MessageKind::GroupInvite, model::GroupInvite{{}, u"צוות ערב"_s, u"abc"_s, 4'000'000'000'000}));
        Message menu = messageOf(MessageKind::Text,
            model::LinkPreview{u"https://cafenoga.example/menu"_s, u"Menu — Café Noga"_s,
                u"Breakfast until noon, and everything that grows in the garden"_s},
            u"הנה התפריט: https://cafenoga.example/menu"_s);
        feed(menu, true);
        menu.id = u"with its picture"_s;
        menu.thumbnail = pictureBytes({120, 90});
        feed(menu);
    }
    void texts()
    {
        const Jid tom = Jid::pn(kTom);
        feed(messageOf(MessageKind::System, model::SystemLine{u"created"_s, Jid::pn(kDana), {}, u"משפחה"_s}));
        feed(messageOf(MessageKind::System, model::SystemLine{u"added"_s, Jid::pn(kDana), {tom}, {}}));
        Message many = messageOf(MessageKind::Text, {}, u"מבצע סוף שבוע, מספר חברים +972 55-555-0142"_s);
        many.forwarded = 6;
        feed(many);
        Message everyone = messageOf(MessageKind::Text, {}, u"@all tomorrow we open at nine"_s);
        everyone.mentionsEveryone = true;
        feed(everyone);
        Message edited = messageOf(MessageKind::Text, {}, u"Yes, at eight"_s);
        edited.editedMs = 5;
        edited.quoted = model::Quote{messages().at(2).id, {}, Jid::pn(kDana), {}};
        feed(edited, true);
        messages().setWaiting(edited.id, ui::MessageActs::tr("Deleting …"));
        Message gone = messageOf(MessageKind::Text);
        gone.deletedMs = 5;
        feed(gone);
        gone.id += u'b';
        feed(gone, true);
    }
    void save(QWidget &widget, const QString &name)
    {
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        QCoreApplication::sendPostedEvents();
        QVERIFY(widget.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/%1.png").arg(name)));
    }
    template <class T>
    void saveDialog(T *dialog, const QString &name)
    {
        dialog->show();
        save(*dialog, name);
        delete dialog;
    }

private Q_SLOTS:
    void everyKindInBothLanguagesAndThemes()
    {
        QVERIFY(receive(kDana, u"שלום"_s));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                const QString kind = QString::fromLatin1(ui::Language::word(code)) + u'-'
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                show(1000, 1500);
                open(kDana);
                asked_ = 0;
                ui::MessageFiles given(states());
                view().setFiles(given);
                at_ = messages().at(0).timestampMs;
                files();
                QTRY_VERIFY(given.look(messages().at(1).id).is != ui::FileView::Is::Unknown);
                save(*page_, u"kinds-files-"_s + kind);
                cards();
                save(*page_, u"kinds-cards-"_s + kind);
                texts();
                Q_EMIT view().actAsked(ui::MessageAct::Edit, messages().at(messages().lastOwnRow()).id);
                page_->resize(1000, 800);
                save(*page_, u"kinds-texts-"_s + kind);
                Message own = messages().at(messages().lastOwnRow());
                saveDialog(
                    new ui::MessageMenu(own, at_ + 3'600'000, {}, page_.get()), u"kinds-menu-"_s + kind);
                saveDialog(new ui::ReactionPicker(theme_, u"👍"_s, page_.get()), u"kinds-react-"_s + kind);
                saveDialog(new ui::AddPlace(theme_, page_.get()), u"kinds-place-"_s + kind);
                auto *contact = new ui::AddContact(u"IL"_s, theme_, page_.get());
                contact->findChild<QLineEdit *>()->setText(u"Tom"_s);
                contact->accept();
                saveDialog(contact, u"kinds-contact-"_s + kind);
                saveDialog(new ui::AddPoll(theme_, page_.get()), u"kinds-poll-"_s + kind);
                saveDialog(new ui::DeleteMessage(theme_, u"Yes, at eight"_s, u"Dana"_s, page_.get()),
                    u"kinds-delete-"_s + kind);
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
        QLocale::setDefault(QLocale(QLocale::English));
    }
};

GESHER_TEST(tst_kinds_pictures, TstKindsPictures)
#include "tst_kinds_pictures.moc"
