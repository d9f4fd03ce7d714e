// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/http.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace net {

/// What every question of ours has in common: no redirect, cookie, cache, compression or kept connection.
/// Room internal.
QNetworkRequest plainRequest(const QUrl &url, const QList<HttpHeader> &headers);
/// Why there was no answer. Room internal.
base::Error errorOf(const QNetworkReply &reply);
/// Whether the status counts: an error of the network after the header leaves an answer cut short. Room
/// internal.
bool isAnswer(const QNetworkReply &reply);

}
