// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crm/webhooks.h"
#include "tests/support/fake_http.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <optional>

namespace crm {

inline constexpr base::milliseconds kHour{3'600'000};
inline const QString kUrl = QStringLiteral("https://hooks.example/a");

/// What a target says that has taken a message.
inline support::FakeHttp::Answer started()
{
    return support::FakeHttp::status(200, R"({"status":"Success","id":"x"})");
}

/// A store on disk, web hooks on top, a web that the test plays, and a hand on the clock.
class HookStage {
public:
    HookStage() { open(); }

    void open()
    {
        store::Opening opening;
        opening.directory = directory.path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        opening.program = QStringLiteral("test");
        store = std::move(store::Store::open(std::move(opening), clock, random).value());
        start();
    }
    void start()
    {
        hooks = std::make_unique<Webhooks>(
            WebhookGround{*store, http, clock, random, [](const store::FeedRow &row) {
                              return QJsonDocument(QJsonObject{{QStringLiteral("seq"), row.seq},
                                                       {QStringLiteral("type"), row.type},
                                                       {QStringLiteral("subject"), row.subject}})
                                  .toJson(QJsonDocument::Compact);
                          }});
        hooks->start();
        turn();
    }
    /// As if the program had ended at once: what was not committed and what was not written down is gone.
    void restart()
    {
        hooks.reset();
        store.reset();
        open();
    }
    void turn(base::milliseconds time = base::milliseconds(20))
    {
        for (int i = 0; i < 4; ++i)
            clock.advance(time / 4);
    }

    model::WebhookTarget add(
        model::WebhookKind kind, const QString &url, const model::WebhookDraft &more = {})
    {
        model::WebhookDraft draft = more;
        draft.kind = kind;
        draft.url = url;
        std::optional<model::WebhookTarget> made;
        hooks->create(draft, {}).finally(hooks.get(), [&](const auto &target) { made = target.value(); });
        turn();
        return made.value();
    }
    model::WebhookTarget target(const QString &id) const { return hooks->find(id).value().value(); }
    base::Result<model::WebhookTarget> change(const QString &id, const model::WebhookDraft &draft)
    {
        base::Result<model::WebhookTarget> changed = base::fail(base::Fault::Cancelled, QString());
        hooks->change(id, draft).finally(hooks.get(), [&](const auto &target) { changed = target; });
        turn();
        return changed;
    }

    /// An incoming message of a person; returns its id.
    QString receive(const QString &text, const QByteArray &person = "972501234567",
        const QString &account = QStringLiteral("acc"), model::MessageKind kind = model::MessageKind::Text)
    {
        store::MessageRow row;
        row.message.id = QStringLiteral("m%1").arg(++messages);
        row.message.account = {account};
        row.message.waId = "WA" + QByteArray::number(messages);
        row.message.from = row.message.chat = model::Jid::pn(person);
        row.message.kind = kind;
        row.message.text = text;
        row.message.timestampMs = row.message.receivedMs = clock.wallMs();
        row.sender = model::Jid::pn(person);
        store
            ->write([&]() -> base::Result<void> {
                ASSIGN_OR_RETURN(row.chat, store->chats().ensure(row.message.account, row.message.chat));
                return store->messages().insert(row);
            })
            .finally(store.get(), [](const base::Result<void> &written) {
                if (!written)
                    qFatal("%s", qPrintable(written.error().detail));
            });
        return row.message.id;
    }
    QString receiveNow(const QString &text, const QByteArray &person = "972501234567")
    {
        const QString id = receive(text, person);
        turn();
        return id;
    }

    QList<model::Delivery> deliveries(
        const QString &target, std::optional<model::DeliveryState> state = {}) const
    {
        return store->deliveries().list(target, state, 500, {}).value().items;
    }
    static QJsonObject bodyOf(const net::HttpRequest &request)
    {
        return QJsonDocument::fromJson(request.body).object();
    }
    static QString textOf(const net::HttpRequest &request)
    {
        return bodyOf(request).value(u"data").toObject().value(u"message").toString();
    }
    static QByteArray headerOf(const net::HttpRequest &request, const QByteArray &name)
    {
        for (const net::HttpHeader &header : request.headers) {
            if (header.first == name)
                return header.second;
        }
        return {};
    }
    QStringList takeTexts()
    {
        QStringList texts;
        for (const auto &asked : http.take())
            texts.append(textOf(asked.request));
        return texts;
    }
    QStringList alerts() const
    {
        QStringList codes;
        const auto rows = store->feed().after(0, 10'000).value();
        for (const store::FeedRow &row : rows) {
            if (row.type == u"alert")
                codes.append(QJsonDocument::fromJson(row.data).object().value(u"code").toString());
        }
        return codes;
    }

    QTemporaryDir directory;
    support::ManualClock clock;
    support::SeededRandom random{7};
    support::FakeHttp http;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Webhooks> hooks;
    int messages = 0;
};

}
