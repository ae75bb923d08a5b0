#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>

// What WeChat itself makes of selected messages when they are mailed or copied: a title, a ruler
// with the day, then "name  HH:MM", a blank line, the message, a blank line.

namespace shuofa {
namespace {

constexpr std::string_view title_mark = "的聊天记录如下";

// "—————  2026-11-08  —————"; dashes of any kind around a day.
std::optional<ChatTime> ruler_day(std::string_view line) {
    line = trim(line);
    if (!line.starts_with("—") && !line.starts_with("--") && !line.starts_with("─"))
        return std::nullopt;
    std::size_t begin = line.find_first_of("0123456789");
    const std::size_t end = line.find_last_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    std::string_view day = line.substr(begin, end - begin + 1);
    if (line.substr(end + 1).starts_with("日")) day = line.substr(begin, end - begin + 4);
    const auto time = parse_chat_time(day);
    if (!time || time->precision != TimePrecision::ToTheDay) return std::nullopt;
    return time;
}

// "name  21:03": the last word is a clock.  A name may itself end like "12:00-21:00".
struct Heading {
    std::string_view name;
    int minutes = 0;
};

std::optional<Heading> heading_of(std::string_view line) {
    line = trim(line);
    const std::size_t blank = line.find_last_of(" \t");
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view clock = line.substr(blank + 1);
    const std::size_t colon = clock.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || clock.size() != colon + 3)
        return std::nullopt;
    int numbers[2] = {0, 0};
    for (std::size_t i = 0; i < clock.size(); ++i) {
        if (i == colon) continue;
        if (clock[i] < '0' || clock[i] > '9') return std::nullopt;
        int& number = numbers[i > colon ? 1 : 0];
        number = number * 10 + (clock[i] - '0');
    }
    const std::string_view name = trim(line.substr(0, blank));
    if (numbers[0] > 23 || numbers[1] > 59 || name.empty()) return std::nullopt;
    return Heading{name, numbers[0] * 60 + numbers[1]};
}

struct Title {
    std::string text;
    std::vector<std::string> names;  // of the two who talk; empty in a group
};

// 'A 和 B 在微信上的聊天记录如下，请查收。', '微信群"X"的聊天记录如下:'.
Title title_of(std::string_view line) {
    Title title;
    line = trim(line.substr(0, line.find(title_mark)));
    constexpr std::string_view where = "在微信上";
    if (line.ends_with(where)) line = trim(line.substr(0, line.size() - where.size()));
    constexpr std::string_view group = "微信群";
    if (line.starts_with(group)) {
        line.remove_prefix(group.size());
        for (const std::string_view quote : {"\"", "“", "”", "「", "」"}) {
            if (line.starts_with(quote)) line.remove_prefix(quote.size());
            if (line.ends_with(quote)) line.remove_suffix(quote.size());
        }
    } else if (const std::size_t both = line.find(" 和 "); both != std::string_view::npos) {
        title.names = {std::string{trim(line.substr(0, both))},
                       std::string{trim(line.substr(both + std::string_view{" 和 "}.size()))}};
    }
    title.text = line;
    return title;
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 1024);
    return contains(head, title_mark) ? 95 : 0;
}

class ShareReader {
public:
    ShareReader(const DocumentSink& sink, const Title& title)
        : title_{title}, chat_{sink, "wechat", title.text} {}

    void take(const std::vector<TextLine>& lines, std::size_t i) {
        const TextLine& line = lines[i];
        if (const auto day = ruler_day(line.text)) {
            day_ = day->at;
            minutes_ = 0;
            inside_ = false;
            return;
        }
        const bool alone = lines[i - 1].blank && (i + 1 == lines.size() || lines[i + 1].blank);
        const auto heading = alone ? heading_of(line.text) : std::nullopt;
        if (heading && day_) return begin_message(line, *heading);
        if (!inside_ || (line.blank && chat_.last()->text.empty())) return;
        chat_.append_line(line.text);
        const MessageKind kind = kind_of_text(chat_.last()->text);
        chat_.last()->kind = kind;
    }

    Result<void> finish() { return chat_.finish(); }

private:
    void begin_message(const TextLine& line, const Heading& heading) {
        ChatMessage message;
        message.at = Instant{day_->micros + heading.minutes * 60'000'000LL};
        message.precision = TimePrecision::ToTheMinute;
        message.sender = heading.name;
        message.line = line.number;
        // Between two people only they speak, and a day's clock does not run back.
        const bool stranger = !title_.names.empty() &&
                              std::find(title_.names.begin(), title_.names.end(), message.sender) ==
                                  title_.names.end();
        message.ambiguous = inside_ && (stranger || heading.minutes < minutes_);
        if (!message.ambiguous) minutes_ = heading.minutes;
        chat_.add(std::move(message));
        inside_ = true;
    }

    const Title& title_;
    ChatSender chat_;
    std::optional<Instant> day_;
    int minutes_ = 0;
    bool inside_ = false;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::vector<TextLine> lines = text_lines(decoded.text);
    const auto first = std::find_if(lines.begin(), lines.end(), [](const TextLine& line) {
        return contains(line.text, title_mark);
    });
    if (first == lines.end()) return fail(chat_without_messages);
    const Title title = title_of(first->text);
    ShareReader reader{sink, title};
    for (auto i = static_cast<std::size_t>(first - lines.begin()) + 1; i < lines.size(); ++i)
        reader.take(lines, i);
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_wechat_share_txt;
const DocumentReader chat_wechat_share_txt{"chat_wechat_share_txt", "微信聊天记录（转发到邮箱）",
                                           "WeChat messages (mailed by WeChat)", likeness, read};

}  // namespace shuofa
