// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/network_watch.h"

#include <QNetworkInformation>

namespace parts {

namespace {
constexpr base::milliseconds kLookEvery{10'000};
constexpr qint64 kSleptMs = 60'000; ///< a timer that is so late did not run meanwhile
}

NetworkWatch::NetworkWatch(base::Clock &clock, std::function<void()> cameBack)
    : clock_(clock), cameBack_(std::move(cameBack))
{
    lookLater();
    using Reach = QNetworkInformation::Reachability;
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    QNetworkInformation *network = QNetworkInformation::instance();
    isAway_ = network->reachability() == Reach::Disconnected;
    connect(network, &QNetworkInformation::reachabilityChanged, this, [this](Reach now) {
        const bool wasAway = std::exchange(isAway_, now == Reach::Disconnected);
        if (wasAway && !isAway_)
            cameBack_();
    });
}

void NetworkWatch::lookLater()
{
    timer_ = clock_.after(kLookEvery, [this, seenMs = clock_.wallMs()] {
        const bool hasSlept = clock_.wallMs() - seenMs > kLookEvery.count() + kSleptMs;
        lookLater();
        if (hasSlept)
            cameBack_();
    });
}

}
