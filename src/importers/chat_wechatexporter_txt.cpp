#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>

// Text that WechatExporter writes from an iPhone's backup: "name - 微信聊天记录" on top, then
// "name (time):message" and "系统消息：text".  A message of several lines goes on below.

namespace shuofa {
namespace {

constexpr std::string_view title_mark = " - 微信聊天记录";
constexpr std::string_view notice_mark = "系统消息：";

struct Heading {
    std::string_view name, text;
    ChatTime time;
};

// Names may have brackets of their own: the first bracket with a time in it counts.
std::optional<Heading> heading_of(std::string_view line) {
    for (std::size_t open = line.find(" ("); open != std::string_view::npos;
         open = line.find(" (", open + 1)) {
        const std::size_t close = line.find("):", open);
        if (close == std::string_view::npos) return std::nullopt;
        const auto time = parse_chat_time(line.substr(open + 2, close - open - 2));
        if (!time || time->precision == TimePrecision::ToTheDay) continue;
        return Heading{trim(line.substr(0, open)), line.substr(close + 2), *time};
    }
    return std::nullopt;
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::vector<TextLine> lines = text_lines(glimpse.text.substr(0, 8192));
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const TextLine& l) { return !l.blank; });
    if (first == lines.end()) return 0;
    const bool titled = trim(first->text).ends_with(title_mark);
    const auto headings = std::count_if(lines.begin(), lines.end(), [](const TextLine& line) {
        return heading_of(line.text).has_value();
    });
    if (titled && headings > 0) return 100;
    // The title may have been cut off.
    return headings > 2 && heading_of(first->text) ? 60 : 0;
}

class ExporterReader {
public:
    explicit ExporterReader(const DocumentSink& sink) : chat_{sink, "wechat", ""} {}

    void take(const TextLine& line) {
        const std::string_view text = trim(line.text);
        if (chat_.count() == 0 && text.ends_with(title_mark))
            return chat_.begin(std::string{text.substr(0, text.size() - title_mark.size())});
        if (const auto heading = heading_of(line.text)) return begin_message(*heading, line);
        if (text.starts_with(notice_mark))
            return take_notice(text.substr(notice_mark.size()), line);
        if (!line.blank || (chat_.last() != nullptr && !chat_.last()->text.empty()))
            chat_.append_line(line.text);
    }

    Result<void> finish() { return chat_.finish(); }

private:
    void begin_message(const Heading& heading, const TextLine& line) {
        ChatMessage message;
        message.at = heading.time.at;
        message.precision = heading.time.precision;
        message.sender = heading.name;
        message.text = heading.text;
        message.kind = kind_of_text(heading.text);
        message.line = line.number;
        chat_.add(std::move(message));
    }

    // It has no time of its own.
    void take_notice(std::string_view text, const TextLine& line) {
        ChatMessage message;
        message.side = MessageSide::System;
        message.kind =
            kind_of_text(text) == MessageKind::Recall ? MessageKind::Recall : MessageKind::System;
        message.text = text;
        message.line = line.number;
        chat_.add(std::move(message));
    }

    ChatSender chat_;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    ExporterReader reader{sink};
    for (const TextLine& line : text_lines(decoded.text))
        reader.take(line);
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_wechatexporter_txt;
const DocumentReader chat_wechatexporter_txt{
    "chat_wechatexporter_txt", "微信聊天记录（WechatExporter TXT）",
    "WeChat messages (WechatExporter TXT)", likeness, read};

}  // namespace shuofa
