// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/profiles.h"

#include "engine/contacts/business_node.h"

namespace contacts {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::NodeView;

namespace {

constexpr base::milliseconds kIdle{15'000};

/// They show none, or not to us.
bool isNone(const base::Error &error)
{
    return error.fault == Fault::Refused
        && (error.code == QLatin1String("401") || error.code == QLatin1String("403")
            || error.code == QLatin1String("404"));
}

}

Result<Jid> Profiles::addressOf(const Jid &whose) const
{
    if (whose.isGroup())
        return whose.withoutDevice();
    if (!whose.isPerson())
        return base::fail(Fault::Malformed, QStringLiteral("neither a person nor a group"));
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, whose));
    return person && !person->lid.isEmpty() ? person->lid : whose.withoutDevice();
}

/// Nothing: it has to be asked for.
Result<std::optional<QByteArray>> Profiles::fromStore(const Jid &address) const
{
    ASSIGN_OR_RETURN(const auto profile, parts_.store.profiles().profile(parts_.account, address));
    if (std::abs(parts_.clock.wallMs() - profile.pictureMs) >= kFreshMs)
        return std::optional<QByteArray>();
    if (profile.picture.isEmpty())
        return std::optional<QByteArray>(QByteArray());
    auto reader = parts_.store.media().read(parts_.account, profile.picture);
    if (!reader)
        return reader.error().fault == Fault::NotFound
            ? std::optional<QByteArray>()
            : Result<std::optional<QByteArray>>(base::fail(reader.error()));
    QByteArray bytes;
    for (;;) {
        ASSIGN_OR_RETURN(const auto piece, (*reader)->read());
        if (piece.isEmpty())
            return std::optional<QByteArray>(std::move(bytes));
        bytes += piece;
    }
}

Task<QByteArray> Profiles::picture(const Jid &whose)
{
    const auto address = addressOf(whose);
    if (!address)
        return Task<QByteArray>::failed(address.error());
    const auto here = fromStore(*address);
    if (!here)
        return Task<QByteArray>::failed(here.error());
    if (*here)
        return Task<QByteArray>::ready(**here);
    return enqueue(*address, true).then(this, [this, address = *address]() -> Result<QByteArray> {
        ASSIGN_OR_RETURN(const auto bytes, fromStore(address));
        return bytes.value_or(QByteArray());
    });
}

Task<void> Profiles::about(const Jid &person)
{
    const auto address = addressOf(person);
    if (!address)
        return Task<void>::failed(address.error());
    if (address->isGroup())
        return Task<void>::failed({Fault::Malformed, QStringLiteral("a group writes nothing of itself"), {}});
    const auto profile = parts_.store.profiles().profile(parts_.account, *address);
    if (!profile)
        return Task<void>::failed(profile.error());
    if (std::abs(parts_.clock.wallMs() - profile->aboutMs) < kFreshMs)
        return Task<void>::ready({});
    return enqueue(*address, false);
}

Task<void> Profiles::enqueue(const Jid &address, bool isPicture)
{
    base::Promise<void> promise;
    for (const auto &job : jobs_) {
        if (job->address == address && job->isPicture == isPicture) {
            job->waiting.append(promise);
            return promise.task();
        }
    }
    if (static_cast<qsizetype>(jobs_.size()) >= kMostWaiting || parts_.clock.monotonic() < slowUntil_)
        return Task<void>::failed({Fault::Limit, QStringLiteral("too many are asked for"), {}});
    jobs_.push_back(std::make_shared<Job>(Job{address, isPicture, {promise}}));
    next();
    return promise.task();
}

void Profiles::next()
{
    if (running_ || jobs_.empty())
        return;
    running_ = true;
    const auto job = jobs_.front();
    run(*job).finally(this, [this, job](const Result<void> &done) {
        running_ = false;
        if (!jobs_.empty())
            jobs_.pop_front();
        if (!done && done.error().fault == Fault::Limit)
            slowUntil_ = parts_.clock.monotonic() + kSlower;
        for (const auto &one : job->waiting)
            one.answer(done);
        next();
    });
}

Task<void> Profiles::run(const Job &job)
{
    return job.isPicture ? askPicture(job.address) : askAbout(job.address);
}

Task<void> Profiles::askPicture(const Jid &address)
{
    const auto profile = parts_.store.profiles().profile(parts_.account, address);
    if (!profile)
        return Task<void>::failed(profile.error());
    auto token = address.isGroup() ? Result<std::optional<wire::Node>>(std::nullopt)
                                   : parts_.tokens.proofFor(address);
    if (!token)
        return Task<void>::failed(token.error());
    // one whose file is gone is asked for as if there had been none
    const auto file = parts_.store.media().find(parts_.account, profile->picture);
    const bool isHere = file && *file;
    base::Promise<void> promise;
    parts_
        .ask(pictureQuery(address, isHere ? profile->pictureId.toLatin1() : QByteArray(), std::move(*token)))
        .finally(this, [this, address, promise](const Result<transport::Answer> &answer) {
            if (!answer && !isNone(answer.error())) {
                promise.fail(answer.error());
                return;
            }
            const auto read = answer ? readPicture(answer->node()) : Result<PictureAnswer>(PictureAnswer());
            if (!read)
                promise.fail(read.error());
            else if (read->is == PictureAnswer::Is::Other)
                fetch(address, *read).forward(promise);
            else
                keep(address, [this, is = read->is](store::Profile &kept) {
                    if (is == PictureAnswer::Is::None) {
                        kept.pictureId.clear();
                        kept.picture.clear();
                    }
                    kept.pictureMs = parts_.clock.wallMs();
                }).forward(promise);
        });
    return promise.task();
}

Task<void> Profiles::fetch(const Jid &address, const PictureAnswer &answer)
{
    auto made = parts_.store.media().writer();
    if (!made)
        return Task<void>::failed(made.error());
    const auto writer = std::make_shared<std::unique_ptr<store::MediaWriter>>(std::move(*made));
    net::Download download;
    download.url = answer.url;
    download.most = kLongestPicture;
    download.take = [writer](QByteArrayView piece) { return (*writer)->write(piece); };
    return parts_.transfers.get(std::move(download), kIdle)
        .task
        .then(this,
            [this, writer](const net::HttpAnswer &got) -> Task<store::MediaFile> {
                if (got.status != 200 || (*writer)->bytes() == 0)
                    return Task<store::MediaFile>::failed({Fault::Offline,
                        QStringLiteral("the picture was not there"), QString::number(got.status)});
                return parts_.store.media().keep(
                    parts_.account, std::move(*writer), QStringLiteral("image/jpeg"));
            })
        .then(this, [this, address, id = answer.id](const store::MediaFile &file) {
            return keep(address, [this, id, file](store::Profile &kept) {
                kept.pictureId = QString::fromLatin1(id);
                kept.picture = file.sha256;
                kept.pictureMs = parts_.clock.wallMs();
            });
        });
}

Task<void> Profiles::askAbout(const Jid &address)
{
    auto token = parts_.tokens.proofFor(address);
    if (!token)
        return Task<void>::failed(token.error());
    return parts_.ask(aboutQuery(address, std::move(*token), parts_.random.bytes(8).toHex()))
        .then(this, [this, address](const transport::Answer &answer) -> Task<void> {
            const auto read = readAbout(answer.node(), address);
            if (!read)
                return Task<void>::failed(read.error());
            return read->isBusiness ? askBusiness(address, *read) : keepAbout(address, *read, {});
        });
}

/// A business tells more. One whose answer does not come is shown without.
Task<void> Profiles::askBusiness(const Jid &address, const AboutAnswer &said)
{
    base::Promise<void> promise;
    parts_.ask(businessQuery(address))
        .finally(this, [this, address, said, promise](const Result<transport::Answer> &answer) {
            keepAbout(
                address, said, answer ? readBusiness(answer->node(), address) : model::BusinessProfile())
                .forward(promise);
        });
    return promise.task();
}

Task<void> Profiles::keepAbout(
    const Jid &address, const AboutAnswer &said, const model::BusinessProfile &business)
{
    return keep(address, [this, said, business](store::Profile &kept) {
        kept.about = said.about;
        kept.isBusiness = said.isBusiness;
        kept.business = business;
        kept.aboutMs = parts_.clock.wallMs();
    });
}

Task<void> Profiles::keep(const Jid &address, std::function<void(store::Profile &)> change)
{
    const auto isOther = std::make_shared<bool>(false);
    return parts_.store
        .write([this, address, change = std::move(change), isOther]() -> Result<void> {
            ASSIGN_OR_RETURN(auto profile, parts_.store.profiles().profile(parts_.account, address));
            const store::Profile before = profile;
            change(profile);
            *isOther = before.picture != profile.picture || before.about != profile.about
                || before.isBusiness != profile.isBusiness || before.business != profile.business;
            // the former picture is nobody's any more
            if (!before.picture.isEmpty() && before.picture != profile.picture)
                RETURN_IF_FAILED(parts_.store.media().remove(parts_.account, before.picture));
            return parts_.store.profiles().keep(parts_.account, address, profile);
        })
        .then(this, [this, address, isOther] {
            if (*isOther)
                tell(address);
        });
}

void Profiles::tell(const Jid &address)
{
    const auto person = address.isPerson() ? parts_.store.people().find(parts_.account, address)
                                           : Result<std::optional<store::Person>>(std::nullopt);
    Q_EMIT changed(person && *person ? (*person)->address() : address);
}

Result<void> Profiles::onNotification(const NodeView &notification)
{
    if (notification.textView("type") == "business")
        return onBusiness(notification);
    const bool isPicture = notification.textView("type") == "picture";
    const NodeView set = notification.child("set");
    const NodeView gone = notification.child("delete");
    if (!set && !gone)
        return {};
    const auto whose = (set ? set : gone).jid("jid");
    const auto from = notification.jid("from");
    const Jid named = isPicture && whose ? *whose : from.value_or(Jid());
    if (!named.isPerson() && !named.isGroup())
        return {};
    ASSIGN_OR_RETURN(const Jid address, addressOf(named));
    ASSIGN_OR_RETURN(auto profile, parts_.store.profiles().profile(parts_.account, address));
    if (isPicture) {
        profile.pictureMs = 0; // asked for when somebody wants to see it
    } else {
        profile.about = QString::fromUtf8(set.content().toByteArray()).left(kLongestAbout);
        profile.aboutMs = profile.isBusiness ? parts_.clock.wallMs() : profile.aboutMs;
    }
    RETURN_IF_FAILED(parts_.store.profiles().keep(parts_.account, address, profile));
    tellAfterCommit(address);
    return {};
}

/// A business tells something else: what, is asked for when somebody looks at it.
Result<void> Profiles::onBusiness(const NodeView &notification)
{
    const auto from = notification.jid("from");
    if (!from || !from->isPerson())
        return {};
    ASSIGN_OR_RETURN(const Jid address, addressOf(*from));
    ASSIGN_OR_RETURN(auto profile, parts_.store.profiles().profile(parts_.account, address));
    if (profile.aboutMs == 0)
        return {};
    profile.aboutMs = 0;
    RETURN_IF_FAILED(parts_.store.profiles().keep(parts_.account, address, profile));
    tellAfterCommit(address);
    return {};
}

void Profiles::tellAfterCommit(const Jid &address)
{
    QMetaObject::invokeMethod(
        this, [this, address] { tell(address); }, Qt::QueuedConnection);
}

}
