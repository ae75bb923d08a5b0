#include "base/text.h"
#include "formats/html_text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"
#include "importers/json_values.h"

#include <boost/json.hpp>

// The page that echotrace writes: the messages stand in it as JSON, "const messagesData = [...]",
// and a script draws them.  The JSON is read, and nothing is run.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr std::string_view data_mark = "const messagesData = ";

int likeness(const DocumentGlimpse& glimpse) {
    if (!trim(glimpse.text.substr(0, 1024)).starts_with('<')) return 0;
    if (contains(glimpse.text, data_mark)) return 100;
    return 0;
}

// The array behind the mark up to its own end; brackets in texts do not count.
std::string_view array_behind(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + mark.size());
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '[' || c == '{')) {
            ++depth;
        } else if (!quoted && (c == ']' || c == '}')) {
            if (--depth == 0) return text.substr(0, i + 1);
        }
    }
    return {};
}

std::optional<ChatMessage> message_of(const json::value& value) {
    std::optional<ChatTime> time;
    if (const auto seconds = whole_at(value, {"timestamp"})) time = chat_time_of_unix(*seconds);
    if (!time) {
        time = parse_chat_time(std::string{text_at(value, {"date"})} + " " +
                               std::string{text_at(value, {"time"})});
    }
    if (!time) return std::nullopt;
    ChatMessage message;
    message.at = time->at;
    message.precision = time->precision;
    message.text = text_at(value, {"content"});
    message.sender = text_at(value, {"senderName"});
    message.kind = kind_of_text(message.text);
    const json::value* own = value_at(value, {"isSend"});
    if (message.kind == MessageKind::System || message.kind == MessageKind::Recall) {
        message.side = MessageSide::System;
    } else if (own != nullptr && own->is_bool()) {
        message.side = own->as_bool() ? MessageSide::Self : MessageSide::Other;
    }
    return message;
}

// "name - 聊天记录"
std::string title_of(std::string_view page) {
    const std::string title = html::read(page.substr(0, 64 * 1024), "utf-8").title;
    const std::size_t dash = title.rfind(" - ");
    return title.substr(0, dash);
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const auto data = read_json(array_behind(decoded.text, data_mark));
    if (!data || !data->is_array()) return fail(chat_without_messages);
    ChatSender sender{sink, "wechat", title_of(decoded.text)};
    std::uint32_t position = 0;
    for (const json::value& value : data->as_array()) {
        ++position;
        auto message = message_of(value);
        if (!message) continue;
        message->line = position;
        sender.add(*std::move(message));
    }
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_echotrace_html;
const DocumentReader chat_echotrace_html{"chat_echotrace_html", "微信聊天记录（EchoTrace 网页）",
                                         "WeChat messages (EchoTrace page)", likeness, read};

}  // namespace shuofa
