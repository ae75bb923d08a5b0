#pragma once

#include "importers/importer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// One line of a decoded text, without its end.  LF, CRLF and CR end a line.
struct TextLine {
    std::string_view text;
    std::uint32_t number = 0;  // 1-based
    bool blank = false;
};
std::vector<TextLine> text_lines(std::string_view text);

// A moment as chats write it, and how exactly.
struct ChatTime {
    Instant at;
    TimePrecision precision = TimePrecision::Unknown;
};
// "2026-11-08 21:03:11", "2026/11/8 21:03", "2026年4月6日 21:03"; nothing for anything else.
std::optional<ChatTime> parse_chat_time(std::string_view text);

// Seconds or milliseconds since 1970; nothing outside 2000 to 2200.
std::optional<ChatTime> chat_time_of_unix(std::int64_t number);

// A line that begins with a date and a time: "2026-07-16 8:15:05 name".  `rest` is what follows.
struct TimedLine {
    ChatTime time;
    std::string_view rest;
};
std::optional<TimedLine> leading_time(std::string_view line);
// A line that ends with them, with or without a blank before: "name2026-11-8 21:05:40".
std::optional<TimedLine> trailing_time(std::string_view line);

// What a bracket word or a notice makes of a message: "[图片]", "你撤回了一条消息".
MessageKind kind_of_text(std::string_view text);
// WeChat's numbers for kinds of messages; `sub_type` of the many that are 49.
MessageKind kind_of_wechat_type(std::int64_t type, std::int64_t sub_type, std::string_view text);
// The word that exporters write for a kind: "图片消息", "系统消息"; the text where there is no
// word.
MessageKind kind_of_chat_word(std::string_view word, std::string_view text);
// True for what a program says in a chat and no person: recalls, joins, red packets taken.
bool is_notice(std::string_view text);

// Gathers a conversation and sends it in pieces that fit into a frame.
class ChatSender {
public:
    ChatSender(const DocumentSink& sink, std::string app, std::string title);

    void add(ChatMessage message);
    // Adds a line to the message added last.
    void append_line(std::string_view line);
    ChatMessage* last() { return chat_.messages.empty() ? nullptr : &chat_.messages.back(); }
    // What to know about the conversation; told once.
    void note(std::string_view id);
    std::size_t count() const { return count_; }
    // Ends this conversation and begins another of the same file.
    void begin(std::string title);
    // Sends what is left; an error when there was no message at all.
    Result<void> finish();

private:
    void end_conversation();
    void close_last();
    void send();

    const DocumentSink& sink_;
    Chat chat_;
    std::vector<std::string> notes_;
    std::size_t bytes_ = 0;
    std::size_t count_ = 0;
    std::uint32_t pieces_ = 0;
};

// Of one file, where each message is a page of its own to be read; more are told as unread.
inline constexpr std::uint32_t most_marked_messages = 300'000;
void tell_rest_unread(const DocumentSink& sink, std::uint32_t position);

inline constexpr ErrorReason chat_without_messages{
    "chat_without_messages", ErrorCode::InvalidInput,
    "这份聊天记录里没有找到消息，没有读取内容；原件已保存。请重新导出一次，或保存截图。",
    "No message was found in this chat export; the original was kept. Export it again, or keep "
    "screenshots."};

}  // namespace shuofa
