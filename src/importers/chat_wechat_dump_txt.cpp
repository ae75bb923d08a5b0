#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>
#include <charconv>

// Text that wechat-dump writes from an Android phone's database, one message a line:
// "type|name:2020-01-01 00:00:00:text", "me" for the phone's owner, "|img:file" behind pictures.  A
// message of several lines goes on below.

namespace shuofa {
namespace {

struct Heading {
    std::int64_t type = 0;
    std::string_view name, text;
    ChatTime time;
};

// The time is the first ":dddd-dd-dd dd:dd:dd:" of the line; a name may have colons of its own.
std::optional<Heading> heading_of(std::string_view line) {
    const std::size_t bar = line.find('|');
    if (bar == std::string_view::npos || bar == 0 || bar > 12) return std::nullopt;
    Heading heading;
    const auto [end, error] = std::from_chars(line.data(), line.data() + bar, heading.type);
    if (error != std::errc{} || end != line.data() + bar) return std::nullopt;
    constexpr std::size_t time_size = 19;
    for (std::size_t at = line.find(':', bar); at != std::string_view::npos;
         at = line.find(':', at + 1)) {
        const std::string_view time = line.substr(at + 1, time_size);
        if (time.size() < time_size) return std::nullopt;
        const std::size_t behind = at + 1 + time_size;
        if (time[4] != '-' || time[10] != ' ' || line.substr(behind, 1) != ":") continue;
        const auto parsed = parse_chat_time(time);
        if (!parsed || parsed->precision != TimePrecision::ToTheSecond) continue;
        heading.time = *parsed;
        heading.name = trim(line.substr(bar + 1, at - bar - 1));
        heading.text = line.substr(behind + 1);
        return heading;
    }
    return std::nullopt;
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::vector<TextLine> lines = text_lines(glimpse.text.substr(0, 8192));
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const TextLine& l) { return !l.blank; });
    return first != lines.end() && heading_of(first->text) ? 95 : 0;
}

MessageKind kind_of(const Heading& heading) {
    constexpr std::int64_t short_film = 62;
    constexpr std::int64_t red_packet = 436'207'665;
    constexpr std::int64_t own_sticker = 1'048'625;
    if (heading.type == short_film) return MessageKind::Video;
    if (heading.type == red_packet) return MessageKind::Transfer;
    if (heading.type == own_sticker) return MessageKind::Sticker;
    if (heading.type == 49 && heading.text.starts_with("FILE:")) return MessageKind::File;
    return kind_of_wechat_type(heading.type, 5, heading.text);
}

ChatMessage message_of(const Heading& heading, std::uint32_t line) {
    ChatMessage message;
    message.at = heading.time.at;
    message.precision = heading.time.precision;
    message.line = line;
    message.kind = kind_of(heading);
    message.text = heading.text;
    const bool notice = message.kind == MessageKind::System || message.kind == MessageKind::Recall;
    if (notice) {
        message.side = MessageSide::System;
    } else if (heading.name == "me") {
        message.side = MessageSide::Self;
    } else {
        message.side = MessageSide::Other;
        message.sender = heading.name;
    }
    return message;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    ChatSender chat{sink, "wechat", ""};
    for (const TextLine& line : text_lines(decoded.text)) {
        if (const auto heading = heading_of(line.text)) {
            chat.add(message_of(*heading, line.number));
        } else if (!line.blank || (chat.last() != nullptr && !chat.last()->text.empty())) {
            chat.append_line(line.text);
        }
    }
    return chat.finish();
}

}  // namespace

extern const DocumentReader chat_wechat_dump_txt;
const DocumentReader chat_wechat_dump_txt{"chat_wechat_dump_txt", "微信聊天记录（wechat-dump）",
                                          "WeChat messages (wechat-dump)", likeness, read};

}  // namespace shuofa
