#pragma once

#include "base/enum_names.h"
#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

enum class MessageKind {
    Text,
    System,
    Recall,
    Picture,
    Voice,
    Video,
    Sticker,
    File,
    Link,
    Quote,
    Call,
    Transfer,
    Other
};

template <>
inline constexpr auto enum_names<MessageKind> = std::to_array<EnumName<MessageKind>>({
    {MessageKind::Text, "text"},
    {MessageKind::System, "system"},
    {MessageKind::Recall, "recall"},
    {MessageKind::Picture, "picture"},
    {MessageKind::Voice, "voice"},
    {MessageKind::Video, "video"},
    {MessageKind::Sticker, "sticker"},
    {MessageKind::File, "file"},
    {MessageKind::Link, "link"},
    {MessageKind::Quote, "quote"},
    {MessageKind::Call, "call"},
    {MessageKind::Transfer, "transfer"},
    {MessageKind::Other, "other"},
});

// Who speaks, as far as the export tells.
enum class MessageSide { Unknown, Self, Other, System };

template <>
inline constexpr auto enum_names<MessageSide> = std::to_array<EnumName<MessageSide>>({
    {MessageSide::Unknown, "unknown"},
    {MessageSide::Self, "self"},
    {MessageSide::Other, "other"},
    {MessageSide::System, "system"},
});

// How exactly the export tells the time.
enum class TimePrecision { Unknown, ToTheDay, ToTheMinute, ToTheSecond };

template <>
inline constexpr auto enum_names<TimePrecision> = std::to_array<EnumName<TimePrecision>>({
    {TimePrecision::Unknown, "unknown"},
    {TimePrecision::ToTheDay, "day"},
    {TimePrecision::ToTheMinute, "minute"},
    {TimePrecision::ToTheSecond, "second"},
});

struct ChatMessage {
    std::optional<Instant> at;
    TimePrecision precision = TimePrecision::Unknown;
    std::string sender;
    MessageSide side = MessageSide::Unknown;
    MessageKind kind = MessageKind::Text;
    std::string text;
    std::string quoted;      // what the message answers to, as shown in it
    bool ambiguous = false;  // it may as well be a part of the message before it
    std::uint32_t line =
        0;  // where it begins: line of the text, row of the table, n-th of the list

    bool operator==(const ChatMessage&) const = default;
};

// A conversation as one file tells it, in the file's order.  A reader may send a long one in
// several pieces, each with its own place.
struct Chat {
    std::string app;    // "wechat", "qq", "qianniu", "jd", or "" when the file does not tell
    std::string title;  // the other side, or the name of the group
    std::vector<ChatMessage> messages;

    bool operator==(const Chat&) const = default;
};

}  // namespace shuofa
