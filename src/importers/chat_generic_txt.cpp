#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>
#include <map>
#include <string>

// Text of a chat that no known program writes: "[time] name: text", "time name: text", or "name:
// text" under lines with a time or without any.  It is a guess, and every such file says so: the
// shopper has to look at it beside the original.

namespace shuofa {
namespace {

struct Line {
    std::optional<ChatTime> time;
    std::string_view name, text;
    bool time_alone = false;
};

bool has_han(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

// "name: text", with either colon; a name is short and no sentence.
bool split_name(std::string_view line, Line& out) {
    constexpr std::string_view wide = "：";
    const std::size_t narrow_at = line.find(':');
    const std::size_t wide_at = line.find(wide);
    const std::size_t at = std::min(narrow_at, wide_at);
    if (at == std::string_view::npos || at == 0) return false;
    const std::size_t behind = at + (at == wide_at ? wide.size() : 1);
    out.name = trim(line.substr(0, at));
    out.text = trim(line.substr(behind));
    for (const std::string_view mark :
         {"，", "。", "？", "！", ",", "“", "”", "http", "{", "\"", "/"}) {
        if (contains(out.name, mark)) return false;
    }
    return !out.name.empty() && count_code_points(first_code_points(out.name, 21)) <= 20;
}

// A time in brackets or bare at the begin of the line; `rest` is what follows.
std::optional<ChatTime> time_in_front(std::string_view line, std::string_view& rest) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"[", "]"}, {"【", "】"}, {"(", ")"}}) {
        if (!line.starts_with(open)) continue;
        const std::size_t end = line.find(close);
        if (end == std::string_view::npos) return std::nullopt;
        const auto time = parse_chat_time(line.substr(open.size(), end - open.size()));
        if (!time || time->precision == TimePrecision::ToTheDay) return std::nullopt;
        rest = trim(line.substr(end + close.size()));
        return time;
    }
    const auto timed = leading_time(line);
    if (!timed) return std::nullopt;
    rest = timed->rest;
    return timed->time;
}

std::optional<Line> read_line(std::string_view text) {
    text = trim(text);
    Line line;
    std::string_view rest = text;
    line.time = time_in_front(text, rest);
    if (line.time && rest.empty()) {
        line.time_alone = true;
        return line;
    }
    if (!split_name(rest, line)) return std::nullopt;
    return line;
}

// Words that a talk between a buyer and a shop has.
bool speaks_of_trade(std::string_view text) {
    for (const std::string_view word : {"客服", "亲", "您好", "退款", "退货", "发货", "订单",
                                        "快递", "售后", "卖家", "买家", "掌柜"}) {
        if (contains(text, word)) return true;
    }
    return false;
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 8192);
    const std::vector<TextLine> lines = text_lines(head);
    std::map<std::string_view, int> names;
    int messages = 0;
    int timed = 0;
    int others = 0;
    for (const TextLine& text : lines) {
        if (text.blank) continue;
        const auto line = read_line(text.text);
        if (!line) {
            ++others;
        } else if (!line->time_alone) {
            ++messages;
            timed += line->time.has_value() ? 1 : 0;
            ++names[line->name];
        }
    }
    const bool talk = messages >= 3 && names.size() >= 2 && names.size() <= 8 &&
                      messages > static_cast<int>(names.size()) && messages >= 2 * others;
    if (!talk || !speaks_of_trade(head)) return 0;
    const bool people = std::all_of(names.begin(), names.end(), [](const auto& name) {
        return has_han(name.first) || name.first.size() > 2;
    });
    const bool some_han = std::any_of(names.begin(), names.end(),
                                      [](const auto& name) { return has_han(name.first); });
    if (!people || !some_han) return 0;
    return timed > 0 ? 48 : 42;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    ChatSender chat{sink, "", ""};
    std::optional<ChatTime> ruler;
    for (const TextLine& text : text_lines(decoded.text)) {
        if (text.blank) continue;
        const auto line = read_line(text.text);
        if (!line) {
            chat.append_line(trim(text.text));
            continue;
        }
        if (line->time_alone) {
            ruler = line->time;
            continue;
        }
        ChatMessage message;
        if (const auto& time = line->time ? line->time : ruler) {
            message.at = time->at;
            message.precision = time->precision;
        }
        message.sender = line->name;
        message.text = line->text;
        message.kind = kind_of_text(line->text);
        message.line = text.number;
        chat.add(std::move(message));
    }
    chat.note("pattern_guessed");
    return chat.finish();
}

}  // namespace

extern const DocumentReader chat_generic_txt;
const DocumentReader chat_generic_txt{"chat_generic_txt", "聊天记录（格式是推测的，请核对）",
                                      "Messages (the form is a guess, please check)", likeness,
                                      read};

}  // namespace shuofa
