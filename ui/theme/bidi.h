// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// Texts of one direction inside a sentence of the other. What these return is only shown: what is stored,
/// copied, exported or sent never carries direction marks (see `plain`).

QString isolate(const QString &text); ///< names and free text: the first strong letter decides
QString ltr(const QString &text); ///< phones, codes, addresses, figures
/// "+972 55-555-0142" for a phone in E.164, in one piece that neither breaks nor turns round.
QString phone(const QString &e164);
/// Without direction marks: for what people paste.
QString plain(QString text);
/// By the first strong letter; `otherwise` when there is none.
Qt::LayoutDirection directionOf(const QString &text, Qt::LayoutDirection otherwise);

}
