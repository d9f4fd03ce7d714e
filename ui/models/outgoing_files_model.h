// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/outgoing_file.h"

#include <QAbstractListModel>

namespace ui {

/// The files that somebody is about to send, in their order, each with a preview as soon as it is unpacked.
class OutgoingFilesModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        FileRole = Qt::UserRole, ///< OutgoingFile, as it will be sent
        PreviewRole, ///< QImage; null: none, or not yet
        ProblemRole ///< QString: why it cannot be sent as it is; empty when it can
    };
    static constexpr int kMost = 30; ///< what WhatsApp takes at once

    explicit OutgoingFilesModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    /// @return false: there are too many, and the last were left out
    bool add(const QList<OutgoingFile> &files);
    void remove(int row);
    void setAsDocuments(bool asDocuments);
    QList<OutgoingFile> files() const; ///< as they will be sent
    bool hasPictures() const; ///< those that could also go as documents
    QString problem() const; ///< of the first that has one

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void changed(); ///< which there are, or what is shown of one

private:
    struct Row {
        OutgoingFile file;
        QImage preview;
        quint64 id = 0;
    };
    OutgoingFile shown(const Row &row) const { return asDocuments_ ? sentAs(row.file, SendAs::Document) : row.file; }
    QString problemOf(const Row &row) const;
    void unpack(const Row &row);

    QList<Row> rows_;
    bool asDocuments_ = false;
    quint64 last_ = 0;
};

QString fileNameText(const QString &name); ///< its ending stays at its end, whatever its letters
/// "Photo · 2.1 MB"
QString factsText(const OutgoingFile &file);

}

Q_DECLARE_METATYPE(ui::OutgoingFile)
