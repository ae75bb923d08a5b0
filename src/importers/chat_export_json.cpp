#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"
#include "importers/json_values.h"

#include <boost/json.hpp>

// JSON of two programs that gather chats: QQChatExporter ("metadata", "chatInfo", "messages") and
// ChatLab ("chatlab", "meta", "members", "messages").

namespace shuofa {
namespace {

namespace json = boost::json;

bool is_qq_export(std::string_view text) {
    return contains(text, "\"chatInfo\"") &&
           (contains(text, "QQChatExporter") ||
            (contains(text, "\"metadata\"") && contains(text, "\"messages\"")));
}

bool is_chatlab(std::string_view text) {
    return contains(text, "\"chatlab\"") &&
           (contains(text, "\"meta\"") || contains(text, "\"accountName\""));
}

int likeness(const DocumentGlimpse& glimpse) {
    if (!trim(glimpse.text.substr(0, 64)).starts_with('{')) return 0;
    return is_qq_export(glimpse.text) || is_chatlab(glimpse.text) ? 96 : 0;
}

// ChatLab's numbers for kinds of messages.
MessageKind kind_of_number(std::int64_t type, std::string_view text) {
    switch (type) {
        case 0:
            return kind_of_text(text);
        case 1:
            return MessageKind::Picture;
        case 2:
            return MessageKind::Voice;
        case 3:
            return MessageKind::Video;
        case 4:
            return MessageKind::File;
        case 5:
            return MessageKind::Sticker;
        case 7:
        case 24:
            return MessageKind::Link;
        case 20:
        case 21:
            return MessageKind::Transfer;
        case 23:
            return MessageKind::Call;
        case 25:
            return MessageKind::Quote;
        case 80:
            return MessageKind::System;
        case 81:
            return MessageKind::Recall;
        default:
            return MessageKind::Other;
    }
}

bool is_true(const json::value& value, std::string_view name) {
    const json::value* found = value_at(value, {name});
    return found != nullptr && found->is_bool() && found->as_bool();
}

std::optional<ChatTime> time_of(const json::value& value) {
    if (const auto number = whole_at(value, {"timestamp"})) {
        if (const auto time = chat_time_of_unix(*number)) return time;
    }
    const std::string_view text = text_at(value, {"timestamp"});
    if (const auto at = parse_rfc3339(text)) return ChatTime{*at, TimePrecision::ToTheSecond};
    return parse_chat_time(text);
}

ChatMessage of_qq(const json::value& value) {
    ChatMessage message;
    message.text = text_at(value, {"content", "text"});
    for (const auto& path :
         {std::initializer_list<std::string_view>{"rawMessage", "sendMemberName"},
          {"sender", "name"},
          {"rawMessage", "sendNickName"},
          {"sender", "uin"}}) {
        if (message.sender.empty()) message.sender = text_at(value, path);
    }
    message.kind = kind_of_text(message.text);
    if (const json::array* resources = array_at(value, {"content", "resources"});
        resources != nullptr && !resources->empty() && message.kind == MessageKind::Text) {
        const std::string_view type = text_at(resources->front(), {"type"});
        if (type == "image") message.kind = MessageKind::Picture;
        if (type == "video") message.kind = MessageKind::Video;
        if (type == "voice" || type == "audio") message.kind = MessageKind::Voice;
        if (type == "file") message.kind = MessageKind::File;
    }
    if (is_true(value, "isSystemMessage")) message.kind = MessageKind::System;
    if (is_true(value, "isRecalled") || is_true(value, "recalled"))
        message.kind = MessageKind::Recall;
    return message;
}

ChatMessage of_chatlab(const json::value& value) {
    ChatMessage message;
    message.text = text_at(value, {"content"});
    for (const std::string_view name : {"groupNickname", "accountName", "sender"}) {
        if (message.sender.empty()) message.sender = text_at(value, {name});
    }
    message.kind = kind_of_number(whole_at(value, {"type"}).value_or(0), message.text);
    return message;
}

std::string app_of(const json::value& chat, bool qq) {
    const std::string_view platform = text_at(chat, {"meta", "platform"});
    if (qq || platform == "qq") return "qq";
    return platform == "wechat" ? "wechat" : "";
}

// Messages one after the other, wherever they stand.
class MessageSender {
public:
    MessageSender(const DocumentSink& sink, std::string app, std::string title, bool qq)
        : sink_{sink}, chat_{sink, std::move(app), std::move(title)}, qq_{qq} {}

    void take(const json::value& value, std::uint32_t position) {
        const auto time = time_of(value);
        if (!time) {
            return sink_.problem({position,
                                  "message_unreadable",
                                  {"这条消息没有时间，没有读取。", "This message has no time."},
                                  {}});
        }
        ChatMessage message = qq_ ? of_qq(value) : of_chatlab(value);
        message.at = time->at;
        message.precision = time->precision;
        message.line = position;
        if (message.kind == MessageKind::System) message.side = MessageSide::System;
        chat_.add(std::move(message));
    }

    Result<void> finish() { return chat_.finish(); }

private:
    const DocumentSink& sink_;
    ChatSender chat_;
    bool qq_;
};

// ChatLab's other form has a JSON a line: {"_type": "header"}, "member", "message".
bool is_lines(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    return contains(line, "\"_type\"") && contains(line, "\"header\"");
}

Result<void> read_lines(std::string_view text, const DocumentSink& sink) {
    std::optional<MessageSender> sender;
    for (const TextLine& line : text_lines(text)) {
        if (line.blank || trim(line.text).starts_with('#')) continue;
        const auto value = read_json(line.text);
        if (!value) continue;
        if (!sender) {
            sender.emplace(sink, app_of(*value, false),
                           std::string{text_at(*value, {"meta", "name"})}, false);
        }
        if (text_at(*value, {"_type"}) == "message") sender->take(*value, line.number);
    }
    return sender ? sender->finish() : fail(chat_without_messages);
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    if (is_lines(trim(decoded.text))) return read_lines(decoded.text, sink);
    const auto chat = read_json(decoded.text);
    const json::array* messages = chat ? array_at(*chat, {"messages"}) : nullptr;
    if (messages == nullptr) return fail(chat_without_messages);
    const bool qq = value_at(*chat, {"chatInfo"}) != nullptr;
    const std::string_view title =
        qq ? text_at(*chat, {"chatInfo", "name"}) : text_at(*chat, {"meta", "name"});
    MessageSender sender{sink, app_of(*chat, qq), std::string{title}, qq};
    std::uint32_t position = 0;
    for (const json::value& value : *messages)
        sender.take(value, ++position);
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_export_json;
const DocumentReader chat_export_json{"chat_export_json",
                                      "聊天记录（QQChatExporter、ChatLab JSON）",
                                      "Messages (QQChatExporter, ChatLab JSON)", likeness, read};

}  // namespace shuofa
