#include "base/text.h"
#include "formats/html_text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <charconv>
#include <map>

// The page that WeChatMsg (MemoTrace, 留痕) writes: the messages stand in a script as literals,
// "{ type:1, text: '...',is_send:0,...,timestamp:1794142991,...,displayname:'...'},".  They are no
// JSON: names are bare, texts in single quotes.  Nothing is run.

namespace shuofa {
namespace {

constexpr std::size_t most_fields = 40;
// Longer ones are no message; looking for their end again and again would take for ever.
constexpr std::size_t longest_text = 256 * 1024;
constexpr std::size_t longest_number = 100;

// The fields of one literal, as text.
using Fields = std::map<std::string, std::string, std::less<>>;

class Literals {
public:
    explicit Literals(std::string_view text) : text_{text} {}

    // The next "{ type:" with its fields; nothing when there is none.
    std::optional<Fields> next() {
        for (;;) {
            at_ = text_.find('{', at_);
            if (at_ == std::string_view::npos) return std::nullopt;
            ++at_;
            skip_blanks();
            const std::string_view rest = text_.substr(at_);
            if (!rest.starts_with("type:") && !rest.starts_with("\"type\"")) continue;
            const std::size_t begin = at_;
            if (auto fields = read_fields()) return fields;
            at_ = begin;
        }
    }

private:
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }

    std::optional<Fields> read_fields() {
        Fields fields;
        while (fields.size() < most_fields) {
            skip_blanks();
            const std::size_t colon = text_.find(':', at_);
            if (colon == std::string_view::npos || colon - at_ > 40) return std::nullopt;
            std::string name{trim(text_.substr(at_, colon - at_))};
            std::erase(name, '"');  // newer versions write JSON
            at_ = colon + 1;
            skip_blanks();
            fields[name] = read_value();
            skip_blanks();
            if (at_ >= text_.size()) return std::nullopt;
            const char mark = text_[at_++];
            if (mark == '}') return fields;
            if (mark != ',') return std::nullopt;
        }
        return std::nullopt;
    }

    std::string read_value() {
        std::string value;
        if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"' || text_[at_] == '`')) {
            const char quote = text_[at_++];
            while (at_ < text_.size() && text_[at_] != quote && value.size() < longest_text) {
                if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                    ++at_;
                    read_escape(value);
                } else {
                    value += text_[at_];
                }
                ++at_;
            }
            ++at_;
            return value;
        }
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' &&
               value.size() < longest_number)
            value += text_[at_++];
        return std::string{trim(value)};
    }

    // What stands behind a backslash; `at_` stays on its last character.
    void read_escape(std::string& value) {
        const char c = text_[at_];
        if (c != 'u') {
            value += c == 'n' ? '\n' : c == 't' ? '\t' : c;
            return;
        }
        std::uint32_t code = 0;
        if (!read_hex(code)) return;
        constexpr std::string_view second{"\\u"};
        std::uint32_t low = 0;
        if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_ + 1, 2) == second) {
            at_ += 2;
            if (!read_hex(low)) return;
            code = 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
        }
        const bool is_half = code >= 0xD800 && code < 0xE000;
        value += utf8(std::u32string(1, static_cast<char32_t>(is_half ? 0xFFFD : code)));
    }

    bool read_hex(std::uint32_t& code) {
        const std::string_view digits = text_.substr(at_ + 1, 4);
        if (digits.size() < 4) return false;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + 4, code, 16);
        if (error != std::errc{} || end != digits.data() + 4) return false;
        at_ += 4;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string field(const Fields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
}

std::int64_t number(const Fields& fields, std::string_view name) {
    const std::string text = field(fields, name);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

int likeness(const DocumentGlimpse& glimpse) {
    if (!trim(glimpse.text.substr(0, 1024)).starts_with('<')) return 0;
    const bool literal = contains(glimpse.text, "is_send:") &&
                         contains(glimpse.text, "is_chatroom:") &&
                         contains(glimpse.text, "displayname:");
    const bool written_as_json =
        contains(glimpse.text, "chatMessages = [") && contains(glimpse.text, "\"is_send\"");
    return literal || written_as_json ? 95 : 0;
}

// Texts were escaped for the page.
std::string shown_text(const std::string& text) {
    if (text.find_first_of("&<") == std::string::npos) return text;
    return html::read(text, "utf-8").text;
}

std::string text_of(const Fields& fields, MessageKind kind) {
    switch (kind) {
        case MessageKind::Picture:
            return "[图片]";
        case MessageKind::Voice: {
            const std::string heard = field(fields, "voice_to_text");
            return heard.empty() ? "[语音]" : "[语音] " + shown_text(heard);
        }
        case MessageKind::Video:
            return "[视频]";
        case MessageKind::File:
            return "[文件] " + field(fields, "file_name");
        case MessageKind::Transfer:
            return "[转账] " + shown_text(field(fields, "feedesc") + " " + field(fields, "text"));
        case MessageKind::Link:
            return shown_text(field(fields, "title"));
        default:
            return shown_text(field(fields, "text"));
    }
}

std::optional<ChatMessage> message_of(const Fields& fields) {
    const auto time = chat_time_of_unix(number(fields, "timestamp"));
    if (!time) return std::nullopt;
    ChatMessage message;
    message.at = time->at;
    message.precision = time->precision;
    const std::int64_t type = number(fields, "type");
    const bool notice = type == 0;
    message.kind = notice ? kind_of_text(field(fields, "text"))
                          : kind_of_wechat_type(type, number(fields, "sub_type"), {});
    message.text = text_of(fields, message.kind);
    message.quoted = shown_text(field(fields, "refer_text"));
    message.sender = shown_text(field(fields, "displayname"));
    if (notice) {
        // The page shows the time now and then; it is no message.
        if (parse_chat_time(message.text)) return std::nullopt;
        message.side = MessageSide::System;
        if (message.kind != MessageKind::Recall) message.kind = MessageKind::System;
    } else {
        message.side = number(fields, "is_send") == 1 ? MessageSide::Self : MessageSide::Other;
    }
    return message;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::string_view page = decoded.text;
    ChatSender sender{sink, "wechat", html::read(page.substr(0, 64 * 1024), "utf-8").title};
    Literals literals{page};
    std::uint32_t position = 0;
    while (const auto fields = literals.next()) {
        ++position;
        auto message = message_of(*fields);
        if (!message) continue;
        message->line = position;
        sender.add(*std::move(message));
    }
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_wechatmsg_html;
const DocumentReader chat_wechatmsg_html{"chat_wechatmsg_html", "微信聊天记录（留痕网页）",
                                         "WeChat messages (WeChatMsg page)", likeness, read};

}  // namespace shuofa
