// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace ui {

/// Every colour of the window by its use. The one source of colour: nothing else names one.
enum class Token {
    Canvas,
    Surface,
    Sunken,
    Raised,
    Hover,
    Selected,
    Line,
    LineStrong,
    Text,
    Text2,
    Text3,
    Accent,
    AccentHover,
    AccentPress,
    OnAccent,
    AccentSoft,
    OnAccentSoft,
    Link,
    Focus,
    Rail,
    RailHover,
    RailSel,
    RailText,
    RailTextOn,
    RailMark,
    OnMark,
    BubbleIn,
    BubbleOut,
    BubbleText,
    BubbleMeta,
    TickRead,
    Ok,
    OkSoft,
    Quiet,
    QuietSoft,
    Warn,
    WarnSoft,
    Error,
    ErrorSoft,
    Paused,
    PausedSoft,
    Busy,
    BusySoft,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6,
    ChartGrid
};

struct TokenRow {
    Token token;
    const char *name; ///< in style.qss: @name@
    QRgb light;
    QRgb dark;
};

/// In the order of Token.
inline constexpr std::array kTokens{TokenRow{Token::Canvas, "canvas", 0xffF4F2EC, 0xff12151E},
    TokenRow{Token::Surface, "surface", 0xffFFFFFF, 0xff1A1E2A},
    TokenRow{Token::Sunken, "sunken", 0xffEAE7DE, 0xff0E1118},
    TokenRow{Token::Raised, "raised", 0xffFFFFFF, 0xff222737},
    TokenRow{Token::Hover, "hover", 0xffF0EEE6, 0xff222737},
    TokenRow{Token::Selected, "selected", 0xffE4E9FA, 0xff2A3558},
    TokenRow{Token::Line, "line", 0xffDDD9CD, 0xff2E3446},
    TokenRow{Token::LineStrong, "line_strong", 0xff857F6F, 0xff757D95},
    TokenRow{Token::Text, "text", 0xff1B1F2A, 0xffECEEF4},
    TokenRow{Token::Text2, "text_2", 0xff505565, 0xffB3B9CA},
    TokenRow{Token::Text3, "text_3", 0xff626676, 0xff9AA1B5},
    TokenRow{Token::Accent, "accent", 0xff2746C2, 0xff8FA6FF},
    TokenRow{Token::AccentHover, "accent_hover", 0xff1F3AA6, 0xffA6B8FF},
    TokenRow{Token::AccentPress, "accent_press", 0xff182E87, 0xffC0CDFF},
    TokenRow{Token::OnAccent, "on_accent", 0xffFFFFFF, 0xff0F1633},
    TokenRow{Token::AccentSoft, "accent_soft", 0xffE4E9FA, 0xff2A3558},
    TokenRow{Token::OnAccentSoft, "on_accent_soft", 0xff1F3AA6, 0xffC9D4FF},
    TokenRow{Token::Link, "link", 0xff2746C2, 0xff9DB1FF},
    TokenRow{Token::Focus, "focus", 0xff2746C2, 0xffA6B8FF},
    TokenRow{Token::Rail, "rail", 0xff171C2E, 0xff0C0F17},
    TokenRow{Token::RailHover, "rail_hover", 0xff242B43, 0xff1B2030},
    TokenRow{Token::RailSel, "rail_sel", 0xff2E375A, 0xff27304C},
    TokenRow{Token::RailText, "rail_text", 0xffB9C0D6, 0xffA9B0C6},
    TokenRow{Token::RailTextOn, "rail_text_on", 0xffFFFFFF, 0xffFFFFFF},
    TokenRow{Token::RailMark, "rail_mark", 0xffF2B84B, 0xffF2B84B},
    TokenRow{Token::OnMark, "on_mark", 0xff2A1C00, 0xff2A1C00},
    TokenRow{Token::BubbleIn, "bubble_in", 0xffFFFFFF, 0xff222737},
    TokenRow{Token::BubbleOut, "bubble_out", 0xffDEE6FC, 0xff2B3A6B},
    TokenRow{Token::BubbleText, "bubble_text", 0xff1B1F2A, 0xffECEEF4},
    TokenRow{Token::BubbleMeta, "bubble_meta", 0xff505565, 0xffC0C6D8},
    TokenRow{Token::TickRead, "tick_read", 0xff2746C2, 0xffA6B8FF},
    TokenRow{Token::Ok, "ok", 0xff1C6E4A, 0xff6FCF9C},
    TokenRow{Token::OkSoft, "ok_soft", 0xffDFF1E6, 0xff173627},
    TokenRow{Token::Quiet, "quiet", 0xff4E6078, 0xffA9B8CE},
    TokenRow{Token::QuietSoft, "quiet_soft", 0xffE4E9F0, 0xff262F3D},
    TokenRow{Token::Warn, "warn", 0xff8A5300, 0xffF2B84B},
    TokenRow{Token::WarnSoft, "warn_soft", 0xffFCEBC8, 0xff3D2E10},
    TokenRow{Token::Error, "error", 0xffB3261E, 0xffFF9A90},
    TokenRow{Token::ErrorSoft, "error_soft", 0xffFBE3E0, 0xff45201F},
    TokenRow{Token::Paused, "paused", 0xff6A4B86, 0xffCDB1E6},
    TokenRow{Token::PausedSoft, "paused_soft", 0xffEFE6F6, 0xff352843},
    TokenRow{Token::Busy, "busy", 0xff2746C2, 0xff8FA6FF},
    TokenRow{Token::BusySoft, "busy_soft", 0xffE4E9FA, 0xff2A3558},
    TokenRow{Token::Chart1, "chart_1", 0xff2746C2, 0xff8FA6FF},
    TokenRow{Token::Chart2, "chart_2", 0xffB8651B, 0xffF0A35A},
    TokenRow{Token::Chart3, "chart_3", 0xff1F7F86, 0xff5CC4CB},
    TokenRow{Token::Chart4, "chart_4", 0xffA23B72, 0xffE688B8},
    TokenRow{Token::Chart5, "chart_5", 0xff6B7A2A, 0xffB6C766},
    TokenRow{Token::Chart6, "chart_6", 0xff6B7085, 0xffA3A9BC},
    TokenRow{Token::ChartGrid, "chart_grid", 0xffE4E0D5, 0xff2A3042}};

/// The colours of the two letters that stand for a client or a number; white text on them.
inline constexpr std::array<QRgb, 5> kMarkColours{0xff7A3E2B, 0xff1F5E66, 0xff5A4A8A, 0xff6A5A16, 0xff8A2F5A};

struct AvatarRow {
    QRgb ground;
    QRgb ink;
};
inline constexpr std::array<AvatarRow, 5> kAvatarsLight{{{0xffD9E0F7, 0xff26387F}, {0xffF3DFC9, 0xff6B3B0C},
    {0xffD3E8E6, 0xff14534F}, {0xffEBD9E8, 0xff6B2458}, {0xffE3E2CC, 0xff4A4A12}}};
inline constexpr std::array<AvatarRow, 5> kAvatarsDark{{{0xff2E3B6B, 0xffC9D4FF}, {0xff4D3720, 0xffF5CFA3},
    {0xff1F4644, 0xffA8DDD8}, {0xff4A2B45, 0xffEBBFE0}, {0xff3F3F22, 0xffDEDDA8}}};

}
