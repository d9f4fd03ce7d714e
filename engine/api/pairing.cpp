// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"
#include "engine/api/qr.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

Answer notPairing()
{
    return notFound(u"This account is not pairing, or there is no such account."_s);
}

base::Task<Answer> show(const Call &call)
{
    const auto pairing = call.engine.accounts().pairing(call.account());
    return answered(pairing ? json(200, pairingJson(*pairing)) : notPairing());
}

base::Task<Answer> picture(const Call &call)
{
    const auto pairing = call.engine.accounts().pairing(call.account());
    if (!pairing)
        return answered(notPairing());
    if (pairing->qr.isEmpty())
        return answered(notFound(u"There is no code to scan yet."_s));
    const auto png = qrPng(pairing->qr, call.query.value(u"size"_s, u"384"_s).toInt());
    if (!png)
        return base::Task<Answer>::failed(png.error());
    return answered({200, "image/png", *png});
}

base::Task<Answer> code(const Call &call)
{
    const auto phone = base::Phone::parse(call.body.value(u"phone"_s).toString());
    if (!phone)
        return base::Task<Answer>::failed(phone.error());
    return call.engine.accounts()
        .pairingCode(call.account(), *phone)
        .then(call.context, [](const QString &given) {
            return json(200, {{u"code"_s, given}});
        });
}

}

RouteTable pairingRoutes()
{
    return {
        {.path = "/api/v1/accounts/{account}/pairing",
            .id = u"getPairing"_s,
            .summary = u"How far pairing is; 404 when it is not running."_s,
            .schema = u"Pairing"_s,
            .also = {404},
            .handle = show},
        {.path = "/api/v1/accounts/{account}/pairing/qr.png",
            .id = u"getPairingPicture"_s,
            .summary = u"The code to scan as a picture, black on white."_s,
            .query = {{.name = u"size"_s,
                .kind = Kind::Integer,
                .least = 128,
                .most = 2048,
                .says = u"Width and height in pixels; 384 when it is not given."_s}},
            .contentType = "image/png",
            .also = {404},
            .malformedField = u"size"_s,
            .handle = picture},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/pairing/code",
            .scope = door::Scope::Admin,
            .id = u"createPairingCode"_s,
            .summary
            = u"A code to type on the phone, once the network accepted it. Starts pairing if need be."_s,
            .body = QList<
                Field>{{.name = u"phone"_s, .required = true, .least = 1, .most = 40, .says = u"E.164"_s}},
            .schema = u"PairingCode"_s,
            .also = {404, 409, 429, 503, 504},
            .malformedField = u"phone"_s,
            .handle = code},
    };
}

}
