#include "importers/chat_pieces.h"

#include "base/text.h"
#include "importers/cells.h"

#include <algorithm>
#include <utility>

namespace shuofa {
namespace {

// A frame holds 16 MiB; a conversation is looked at in smaller pieces anyway.
constexpr std::size_t most_messages_a_piece = 2000;
constexpr std::size_t most_bytes_a_piece = 1u << 20;
// The rest of a longer message stands in the original.
constexpr std::size_t longest_message = 64 * 1024;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_date_mark(char c) { return is_digit(c) || c == '-' || c == '/' || c == '.' || c == ':'; }

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

// The longest date and time that `text` begins with: "2026-7-16 8:15:05".
std::string_view time_at_begin(std::string_view text) {
    std::size_t end = 0;
    bool blank = false;
    while (end < text.size() && end < 20) {
        if (is_date_mark(text[end])) {
            ++end;
        } else if (text[end] == ' ' && !blank) {
            blank = true;
            ++end;
        } else {
            break;
        }
    }
    return text.substr(0, end);
}

void cut_message(std::string& text) {
    if (text.size() <= longest_message) return;
    std::size_t end = longest_message;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view text) {
    std::vector<TextLine> lines;
    std::uint32_t number = 0;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        lines.push_back({line, ++number, trim(line).empty()});
        const bool pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
        text.remove_prefix(std::min(end + (pair ? 2 : 1), text.size()));
    }
    return lines;
}

std::optional<ChatTime> parse_chat_time(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > 40) return std::nullopt;
    const auto at = parse_time(text);
    // A bare number is a workbook's day, not a time that a chat writes.
    if (!at || text.find_first_not_of("0123456789.") == std::string_view::npos) return std::nullopt;
    const auto colons = std::count(text.begin(), text.end(), ':');
    return ChatTime{*at, colons >= 2   ? TimePrecision::ToTheSecond
                         : colons == 1 ? TimePrecision::ToTheMinute
                                       : TimePrecision::ToTheDay};
}

std::optional<ChatTime> chat_time_of_unix(std::int64_t number) {
    constexpr std::int64_t year_2000 = 946'684'800;
    constexpr std::int64_t year_2200 = 7'258'118'400;
    if (number > year_2200) number /= 1000;
    if (number <= year_2000 || number >= year_2200) return std::nullopt;
    return ChatTime{{number * 1'000'000}, TimePrecision::ToTheSecond};
}

std::optional<TimedLine> leading_time(std::string_view line) {
    if (line.size() < 14 || !is_digit(line.front())) return std::nullopt;
    const std::string_view time = time_at_begin(line);
    const std::string_view rest = line.substr(time.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') return std::nullopt;
    const auto parsed = parse_chat_time(time);
    if (!parsed || parsed->precision == TimePrecision::ToTheDay) return std::nullopt;
    return TimedLine{*parsed, trim(rest)};
}

std::optional<TimedLine> trailing_time(std::string_view line) {
    line = trim(line);
    // The clock, then the day before it, which may be glued to a name that ends in a digit.
    const std::size_t clock = line.rfind(' ');
    if (clock == std::string_view::npos || !contains(line.substr(clock), ":")) return std::nullopt;
    std::size_t begin = clock;
    while (begin > 0 && (is_digit(line[begin - 1]) || line[begin - 1] == '-' ||
                         line[begin - 1] == '/' || line[begin - 1] == '.'))
        --begin;
    for (; begin < clock; ++begin) {
        if (line.substr(begin, 2) != "20") continue;
        const auto parsed = parse_chat_time(line.substr(begin));
        if (!parsed || parsed->precision == TimePrecision::ToTheDay) continue;
        return TimedLine{*parsed, trim(line.substr(0, begin))};
    }
    return std::nullopt;
}

MessageKind kind_of_chat_word(std::string_view word, std::string_view content) {
    struct Word {
        std::string_view part;
        MessageKind kind;
    };
    static constexpr Word words[] = {
        {"文本", MessageKind::Text},     {"引用", MessageKind::Quote},
        {"图片", MessageKind::Picture},  {"通话", MessageKind::Call},
        {"语音", MessageKind::Voice},    {"视频", MessageKind::Video},
        {"表情", MessageKind::Sticker},  {"文件", MessageKind::File},
        {"转账", MessageKind::Transfer}, {"红包", MessageKind::Transfer},
        {"链接", MessageKind::Link},     {"小程序", MessageKind::Link},
        {"图文", MessageKind::Link},     {"分享", MessageKind::Link},
        {"撤回", MessageKind::Recall},
    };
    if (contains(word, "系统"))
        return contains(content, "撤回了一条消息") ? MessageKind::Recall : MessageKind::System;
    for (const Word& entry : words) {
        if (contains(word, entry.part)) return entry.kind;
    }
    return word.empty() ? kind_of_text(content) : MessageKind::Other;
}

// WeChat's numbers for kinds of messages.
MessageKind kind_of_wechat_type(std::int64_t type, std::int64_t sub_type, std::string_view text) {
    switch (type) {
        case 1:
            return MessageKind::Text;
        case 3:
            return MessageKind::Picture;
        case 34:
            return MessageKind::Voice;
        case 43:
            return MessageKind::Video;
        case 47:
            return MessageKind::Sticker;
        case 49:
            return sub_type == 57     ? MessageKind::Quote
                   : sub_type == 6    ? MessageKind::File
                   : sub_type == 2000 ? MessageKind::Transfer
                                      : MessageKind::Link;
        case 50:
            return MessageKind::Call;
        case 10000:
            return contains(text, "撤回了一条消息") ? MessageKind::Recall : MessageKind::System;
        default:
            return MessageKind::Other;
    }
}

bool is_notice(std::string_view text) {
    return mentions(text, {"撤回了一条消息", "拍了拍", "加入了群聊", "加入群聊", "移出了群聊",
                           "移出群聊", "修改群名", "通过了你的", "以上是打招呼", "以下为新消息",
                           "领取了你的红包", "你领取了", "已添加了", "开始聊天", "你已添加",
                           "现在可以开始聊天", "被移出", "退出了群聊"}) &&
           count_code_points(first_code_points(text, 81)) <= 80;
}

MessageKind kind_of_text(std::string_view text) {
    text = trim(text);
    if (contains(text, "撤回了一条消息") && is_notice(text)) return MessageKind::Recall;
    if (is_notice(text)) return MessageKind::System;
    if (text.starts_with("引用:") || text.starts_with("引用：")) return MessageKind::Quote;
    if (!text.starts_with('[')) return MessageKind::Text;
    struct Word {
        std::string_view start;
        MessageKind kind;
    };
    static constexpr Word words[] = {
        {"[图片", MessageKind::Picture},      {"[照片", MessageKind::Picture},
        {"[语音通话", MessageKind::Call},     {"[视频通话", MessageKind::Call},
        {"[通话", MessageKind::Call},         {"[语音", MessageKind::Voice},
        {"[视频", MessageKind::Video},        {"[表情", MessageKind::Sticker},
        {"[动画表情", MessageKind::Sticker},  {"[文件", MessageKind::File},
        {"[链接", MessageKind::Link},         {"[音乐", MessageKind::Link},
        {"[小程序", MessageKind::Link},       {"[转账", MessageKind::Transfer},
        {"[红包", MessageKind::Transfer},     {"[微信红包", MessageKind::Transfer},
        {"[微信转账", MessageKind::Transfer},
    };
    for (const Word& word : words) {
        if (text.starts_with(word.start)) return word.kind;
    }
    return MessageKind::Text;
}

ChatSender::ChatSender(const DocumentSink& sink, std::string app, std::string title)
    : sink_{sink}, chat_{std::move(app), std::move(title), {}} {}

void ChatSender::add(ChatMessage message) {
    close_last();
    if (chat_.messages.size() >= most_messages_a_piece || bytes_ >= most_bytes_a_piece) send();
    chat_.messages.push_back(std::move(message));
    ++count_;
}

void ChatSender::append_line(std::string_view line) {
    if (chat_.messages.empty()) return;
    std::string& text = chat_.messages.back().text;
    if (text.size() > longest_message) return;
    if (!text.empty()) text += '\n';
    text += line.substr(0, longest_message);
}

void ChatSender::close_last() {
    if (chat_.messages.empty()) return;
    ChatMessage& message = chat_.messages.back();
    while (message.text.ends_with('\n'))
        message.text.pop_back();
    if (message.text.size() >= longest_message) note("message_cut");
    cut_message(message.text);
    cut_message(message.sender);
    cut_message(message.quoted);
    bytes_ += message.text.size() + message.sender.size() + message.quoted.size() + 32;
    if (message.ambiguous) note("pattern_ambiguous");
}

void ChatSender::note(std::string_view id) {
    if (std::find(notes_.begin(), notes_.end(), id) == notes_.end()) notes_.emplace_back(id);
}

void ChatSender::send() {
    if (chat_.messages.empty()) return;
    DocumentPlace place;
    place.row = chat_.messages.front().line;
    if (++pieces_ > 1) place.part = "piece " + std::to_string(pieces_);
    Chat piece{chat_.app, chat_.title, std::exchange(chat_.messages, {})};
    sink_.document({std::move(piece), std::move(place), std::exchange(notes_, {})});
    bytes_ = 0;
}

void ChatSender::begin(std::string title) {
    end_conversation();
    chat_.title = std::move(title);
}

Result<void> ChatSender::finish() {
    if (count_ == 0) return fail(chat_without_messages);
    end_conversation();
    return {};
}

void ChatSender::end_conversation() {
    close_last();
    send();
}

void tell_rest_unread(const DocumentSink& sink, std::uint32_t position) {
    sink.problem({position,
                  "rest_unread",
                  {"消息太多，后面的没有读取；原件完整保留。",
                   "There are too many messages: the rest was not read; the original is kept "
                   "whole."},
                  {}});
}

}  // namespace shuofa
