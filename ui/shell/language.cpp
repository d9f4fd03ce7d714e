// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>

/// The translations lie in a static library: nothing else would link them in. Outside a namespace, as Qt
/// asks.
static void loadTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace ui {

Q_LOGGING_CATEGORY(logLanguage, "gesher.language")

Language::Language(QApplication &application, QObject *parent) : QObject(parent), application_(application)
{
    loadTranslations();
}

void Language::set(Code code)
{
    code_ = code;
    QCoreApplication::removeTranslator(&toolkit_);
    QCoreApplication::removeTranslator(&own_);
    const bool hebrew = code == Code::Hebrew;
    QLocale::setDefault(hebrew ? QLocale(QLocale::Hebrew, QLocale::Israel)
                               : QLocale(QLocale::English, QLocale::UnitedKingdom));
    // the toolkit's translation would turn the direction by itself: it comes first, ours decides
    if (hebrew
        && toolkit_.load(QStringLiteral("qtbase_he"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&toolkit_);
    if (own_.load(hebrew ? QStringLiteral(":/i18n/app_he.qm") : QStringLiteral(":/i18n/app_en.qm")))
        QCoreApplication::installTranslator(&own_);
    else
        qCCritical(logLanguage) << "a translation is missing from the program";
    application_.setLayoutDirection(hebrew ? Qt::RightToLeft : Qt::LeftToRight);
    Q_EMIT changed();
}

Language::Code Language::guess()
{
    return QLocale::system().language() == QLocale::Hebrew ? Code::Hebrew : Code::English;
}

QByteArray Language::word(Code code)
{
    return code == Code::Hebrew ? "he" : "en";
}

Language::Code Language::fromWord(QByteArrayView word, Code otherwise)
{
    if (word == "he")
        return Code::Hebrew;
    if (word == "en")
        return Code::English;
    return otherwise;
}

}
