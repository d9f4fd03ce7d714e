// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

#include <memory>

class QApplication;

namespace ui {

/// The language of the window, and with it the direction, dates and figures. It is what was chosen here,
/// never what the system happens to speak. Switching tells every widget (QEvent::LanguageChange).
class Language : public QObject {
    Q_OBJECT
public:
    enum class Code { English, Hebrew };
    explicit Language(QApplication &application, QObject *parent = nullptr);

    Code code() const { return code_; }
    void set(Code code);

    static Code guess(); ///< of somebody who has not chosen yet: what the system speaks
    static QByteArray word(Code code); ///< "en", "he"
    static Code fromWord(QByteArrayView word, Code otherwise);

Q_SIGNALS:
    void changed();

private:
    QApplication &application_;
    QTranslator own_;
    QTranslator toolkit_;
    Code code_ = Code::English;
};

}
