#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"
#include "importers/json_values.h"

#include <boost/json.hpp>

// JSON that WeFlow and echotrace write: {"session": {...}, "messages": [...]}.  `isSend` is 1, 0,
// or null for what the program says; the numbers for kinds are not reliable, so the word is read.

namespace shuofa {
namespace {

namespace json = boost::json;

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view head = glimpse.text;
    if (!trim(head.substr(0, 64)).starts_with('{')) return 0;
    const bool session = contains(head, "\"session\"");
    if (session && contains(head, "\"weflow\"")) return 100;
    if (session && contains(head, "\"messages\"") && contains(head, "\"isSend\"")) return 95;
    // A picture as text can push the messages out of sight.
    return session && contains(head, "\"wxid\"") && contains(head, "\"displayName\"") ? 80 : 0;
}

std::optional<ChatTime> time_of(const json::value& message) {
    if (const auto seconds = whole_at(message, {"createTime"})) {
        if (const auto time = chat_time_of_unix(*seconds)) return time;
    }
    return parse_chat_time(text_at(message, {"formattedTime"}));
}

// Older versions name senders by their accounts only; between two, the other one is the session.
std::optional<ChatMessage> message_of(const json::value& value, std::string_view other) {
    const auto time = time_of(value);
    if (!time) return std::nullopt;
    ChatMessage message;
    message.at = time->at;
    message.precision = time->precision;
    message.text = text_at(value, {"content"});
    message.sender = text_at(value, {"senderDisplayName"});
    message.kind = kind_of_chat_word(text_at(value, {"type"}), message.text);
    const auto own = whole_at(value, {"isSend"});
    message.side = own == 1   ? MessageSide::Self
                   : own == 0 ? MessageSide::Other
                              : MessageSide::System;
    if (message.sender.empty() && message.side == MessageSide::Other) message.sender = other;
    if (message.sender.empty()) message.sender = text_at(value, {"senderUsername"});
    return message;
}

std::string title_of(const json::value& chat) {
    for (const std::string_view name : {"displayName", "remark", "nickname"}) {
        const std::string_view text = text_at(chat, {"session", name});
        if (!text.empty()) return std::string{text};
    }
    return {};
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const auto chat = read_json(decoded.text);
    const json::array* messages = chat ? array_at(*chat, {"messages"}) : nullptr;
    if (messages == nullptr) return fail(chat_without_messages);
    ChatSender sender{sink, "wechat", title_of(*chat)};
    const bool two = text_at(*chat, {"session", "type"}) == "私聊";
    const std::string other = two ? title_of(*chat) : std::string{};
    std::uint32_t position = 0;
    for (const json::value& value : *messages) {
        ++position;
        auto message = message_of(value, other);
        if (!message) {
            sink.problem({position,
                          "message_unreadable",
                          {"这条消息没有时间，没有读取。", "This message has no time."},
                          {}});
            continue;
        }
        message->line = position;
        sender.add(*std::move(message));
    }
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_weflow_json;
const DocumentReader chat_weflow_json{"chat_weflow_json", "微信聊天记录（WeFlow JSON）",
                                      "WeChat messages (WeFlow JSON)", likeness, read};

}  // namespace shuofa
