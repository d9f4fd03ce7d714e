// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/inputs.h"

namespace bench {

/// Each adds its benchmarks; `inputs` outlives the suite. Names are those of the peer where it has the same.
void addNodes(Suite &suite, const Inputs &inputs);
void addNoise(Suite &suite, const Inputs &inputs);
void addSignal(Suite &suite, const Inputs &inputs);
void addSenderKeys(Suite &suite, const Inputs &inputs);
void addAppState(Suite &suite, const Inputs &inputs);
void addFanout(Suite &suite, const Inputs &inputs, const QString &scratch);
void addProto(Suite &suite, const Inputs &inputs);
void addHistory(Suite &suite, const Inputs &inputs, const QString &scratch);
void addMedia(Suite &suite, const Inputs &inputs);
void addGroups(Suite &suite, const Inputs &inputs, const QString &scratch);
/// @param scratch a folder on the disk to be measured
void addPipeline(Suite &suite, const Inputs &inputs, const QString &scratch);

}
