#include "formats/mail_writer.h"

#include "base/digest.h"
#include "base/text.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

namespace shuofa::mail {
namespace {

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t byte = 0; byte < 3; ++byte) {
            three <<= 8U;
            if (byte < here) three |= static_cast<unsigned char>(bytes[at + byte]);
        }
        for (std::size_t digit = 0; digit < 4; ++digit) {
            text += digit <= here ? letters[three >> (18 - 6 * digit) & 0x3FU] : '=';
        }
    }
    return text;
}

// RFC 2045: at most 76 characters a line.
std::string in_lines(const std::string& text) {
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += 76)
        lines += text.substr(at, 76) + "\r\n";
    return lines;
}

bool is_plain(std::string_view text) {
    for (const char c : text) {
        if (c < ' ' || c > '~') return false;
    }
    return true;
}

// RFC 2047: encoded words of at most 75 characters, each of whole code points.
std::string header_text(std::string_view raw) {
    const std::string text = safe_for_display(raw);
    if (is_plain(text) && text.size() < 60 && !contains(text, "=?")) return text;
    std::string encoded;
    std::string piece;
    const auto end_piece = [&] {
        if (piece.empty()) return;
        if (!encoded.empty()) encoded += "\r\n ";
        encoded += "=?UTF-8?B?" + base64(piece) + "?=";
        piece.clear();
    };
    for (const char32_t c : code_points(text)) {
        const std::string letter = utf8(std::u32string_view{&c, 1});
        if (piece.size() + letter.size() > 42) end_piece();
        piece += letter;
    }
    end_piece();
    return encoded;
}

// An address is only taken when it can stand in a header as it is.
std::string address(std::string_view raw) {
    const std::string text = safe_for_display(trim(raw));
    const bool good = is_plain(text) && contains(text, "@") &&
                      text.find_first_of(" <>,;:\"()[]\\") == std::string::npos;
    return good ? text : std::string{};
}

// "Wed, 25 Nov 2026 16:57:42 +0800"
std::string date_text(Instant instant) {
    constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Day day = china_day(instant);
    return std::string{days[weekday_of(day).c_encoding()]} + ", " +
           std::to_string(static_cast<unsigned>(day.day())) + " " +
           std::string{months[static_cast<unsigned>(day.month()) - 1]} + " " +
           std::to_string(static_cast<int>(day.year())) + " " + china_time_text(instant) + " +0800";
}

std::string text_part(const std::string& text) {
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64(replace_all(text, "\n", "\r\n")));
}

// RFC 2231 for the name: any character, and none that ends the header.
std::string file_name(std::string_view raw) {
    std::string encoded;
    for (const char c : safe_for_display(raw)) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '.' || c == '-' || c == '_') {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0x0FU];
        }
    }
    return "filename*=UTF-8''" + encoded;
}

std::string attachment_part(const Attachment& attachment) {
    const std::string_view bytes{reinterpret_cast<const char*>(attachment.content.data()),
                                 attachment.content.size()};
    return "Content-Type: " + attachment.type +
           "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n " +
           file_name(attachment.name) + "\r\n\r\n" + in_lines(base64(bytes));
}

}  // namespace

std::string write_mail(const Message& message) {
    std::string mail = "Date: " + date_text(message.date) + "\r\n";
    if (const std::string from = address(message.from); !from.empty()) {
        mail += "From: " + from + "\r\n";
    }
    if (const std::string to = address(message.to); !to.empty()) mail += "To: " + to + "\r\n";
    mail += "Subject: " + header_text(message.subject) + "\r\n";
    // Thunderbird and Outlook open a message with this mark for editing.
    mail += "X-Unsent: 1\r\nMIME-Version: 1.0\r\n";
    const std::string mark = sha256(message.id + message.text).hex().substr(0, 32);
    mail += "Message-ID: <" + mark + "@shuofa.invalid>\r\n";
    if (message.attachments.empty()) return mail + text_part(message.text);

    const std::string boundary = "shuofa-" + mark;
    mail += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    mail += "--" + boundary + "\r\n" + text_part(message.text);
    for (const Attachment& attachment : message.attachments) {
        mail += "--" + boundary + "\r\n" + attachment_part(attachment);
    }
    return mail + "--" + boundary + "--\r\n";
}

}  // namespace shuofa::mail
