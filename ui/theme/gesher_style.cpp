// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/gesher_style.h"

#include "ui/theme/shapes.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>

namespace ui {

namespace {

constexpr int kIndicator = 18;
constexpr int kChevron = 14;
constexpr int kField = 32;
constexpr int kFieldPadding = 6;
constexpr qreal kFieldRadius = 6;
constexpr int kRingGap = 3; ///< one pixel free, two of ring

QPointF middleOf(const QRect &rect)
{
    return QRectF(rect).center();
}

/// A tick, or a bar where some of what is below is chosen.
void drawMark(QPainter &painter, const QRectF &box, bool partly, const QColor &ink)
{
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF at = box.topLeft();
    if (partly) {
        painter.drawLine(at + QPointF(5, 9), at + QPointF(13, 9));
        return;
    }
    const QPointF points[]{at + QPointF(4.6, 9.4), at + QPointF(7.7, 12.4), at + QPointF(13.4, 6)};
    painter.drawPolyline(points, 3);
}

void drawCheck(QPainter &painter, const QStyleOption &option, const Theme &theme, bool radio)
{
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool enabled = option.state & QStyle::State_Enabled;
    QRectF box(0, 0, kIndicator, kIndicator);
    box.moveCenter(middleOf(option.rect));
    box.moveTopLeft(box.topLeft().toPoint());
    const bool filled = on || partly;
    const Token ground = !filled ? Token::Surface : enabled ? Token::Accent : Token::Text3;
    painter.setPen(QPen(theme.color(filled ? ground : enabled ? Token::LineStrong : Token::Line), 1));
    painter.setBrush(theme.color(ground));
    const QRectF edge = box.adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor ink = theme.color(enabled ? Token::OnAccent : Token::Surface);
    if (!radio) {
        painter.drawRoundedRect(edge, 4, 4);
        if (filled)
            drawMark(painter, box, partly, ink);
        return;
    }
    painter.drawEllipse(edge);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(box.center(), 3.5, 3.5);
    }
}

/// @param turn  in degrees: 0 points down
void drawChevron(QPainter &painter, const QStyleOption &option, const Theme &theme, qreal turn)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    painter.translate(middleOf(option.rect));
    painter.rotate(turn);
    const qreal scale = kChevron / 24.0;
    painter.scale(scale, scale);
    painter.setPen(QPen(theme.color(enabled ? Token::Text2 : Token::Text3), 1.75 / scale * 0.8, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[]{{-5, -2.5}, {0, 2.5}, {5, -2.5}};
    painter.drawPolyline(points, 3);
}

}

GesherStyle::GesherStyle(const Theme &theme) : QProxyStyle(QStringLiteral("Fusion")), theme_(&theme) { }

bool GesherStyle::drawIndicator(PrimitiveElement element, const QStyleOption &option, QPainter &painter) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, option, *theme_, false);
        return true;
    case PE_IndicatorRadioButton:
        drawCheck(painter, option, *theme_, true);
        return true;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        drawChevron(painter, option, *theme_, 0);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawChevron(painter, option, *theme_, 180);
        return true;
    case PE_IndicatorArrowLeft:
        drawChevron(painter, option, *theme_, 90);
        return true;
    case PE_IndicatorArrowRight:
        drawChevron(painter, option, *theme_, -90);
        return true;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option)) {
            drawChevron(
                painter, option, *theme_, header->sortIndicator & QStyleOptionHeader::SortUp ? 180 : 0);
            return true;
        }
        return false;
    default:
        return false;
    }
}

void GesherStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        // buttons have FocusRing, fields their border; only rows of plain views are left
        if (theme_ && qobject_cast<const QAbstractItemView *>(widget)
            && option->state.testFlag(State_KeyboardFocusChange))
            paintRowRing(*painter, option->rect, *theme_);
        return;
    }
    if (theme_) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool drawn = drawIndicator(element, *option, *painter);
        painter->restore();
        if (drawn)
            return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void GesherStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_FocusFrame && theme_) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme_->color(Token::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 8, 8);
        painter->restore();
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// The frame of a combo box or a spin box with its arrows; the same as that of a line edit in style.qss.
void GesherStyle::drawField(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool focused = option.state & State_HasFocus;
    const Token edge = !enabled ? Token::Line : focused ? Token::Focus : Token::LineStrong;
    const qreal width = focused ? 2 : 1;
    painter.setPen(QPen(theme_->color(edge), width));
    painter.setBrush(theme_->color(enabled ? Token::Surface : Token::Canvas));
    const QRectF frame = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.drawRoundedRect(frame, kFieldRadius, kFieldRadius);
    QStyleOption arrow = option;
    const auto chevron = [&](ComplexControl control, SubControl part, bool usable, qreal turn) {
        arrow.rect = proxy()->subControlRect(control, &option, part, widget);
        arrow.state.setFlag(State_Enabled, enabled && usable);
        painter.save();
        drawChevron(painter, arrow, *theme_, turn);
        painter.restore();
    };
    if (qstyleoption_cast<const QStyleOptionComboBox *>(&option)) {
        chevron(CC_ComboBox, SC_ComboBoxArrow, true, 0);
    } else if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option)) {
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        chevron(CC_SpinBox, SC_SpinBoxUp, spin->stepEnabled & QAbstractSpinBox::StepUpEnabled, 180);
        chevron(CC_SpinBox, SC_SpinBoxDown, spin->stepEnabled & QAbstractSpinBox::StepDownEnabled, 0);
    }
}

void GesherStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (theme_ && (control == CC_ComboBox || control == CC_SpinBox)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawField(*option, *painter, widget);
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect GesherStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const bool text = (control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    if (!text)
        return rect;
    // texts of all fields stand ten pixels from the frame
    return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -kFieldPadding, 0)
                                                : rect.adjusted(kFieldPadding, 0, 0, 0);
}

QSize GesherStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        size = {size.width() + 16, std::max(size.height(), kField)};
    return size;
}

QRect GesherStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderArrow) {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // right after the text, not at the far end of a wide column
            const int text = header->fontMetrics.horizontalAdvance(header->text);
            const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
            const int start = std::min(margin + text + 4, header->rect.width() - kChevron - 2);
            const QRect arrow(
                header->rect.left() + start, header->rect.top(), kChevron, header->rect.height());
            return visualRect(header->direction, header->rect, arrow);
        }
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

int GesherStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return kIndicator;
    case PM_SmallIconSize:
    case PM_LineEditIconSize:
        return 16;
    case PM_ButtonIconSize:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 16;
    case PM_HeaderMargin:
        return 12;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return kRingGap;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SplitterWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int GesherStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_Widget_Animation_Duration:
        return theme_ && theme_->moves() ? 120 : 0;
    case SH_FocusFrame_Mask:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon GesherStyle::standardIcon(
    StandardPixmap picture, const QStyleOption *option, const QWidget *widget) const
{
    if (theme_ && picture == SP_LineEditClearButton)
        return theme_->icon(Icon::Close, Token::Text2);
    return QProxyStyle::standardIcon(picture, option, widget);
}

}
