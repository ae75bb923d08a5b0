#include "base/text.h"
#include "formats/html_text.h"
#include "formats/mail.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"
#include "importers/saved_page.h"

#include <algorithm>

// The MHT that QQ itself exports: a mail with one table, a row a message: the name, the time of day
// and, below, the text; rows "日期: 2026-11-08" stand between, pictures are parts of the mail.

namespace shuofa {
namespace {

constexpr std::string_view partner_mark = "消息对象:";
constexpr std::string_view day_mark = "日期:";

int likeness(const DocumentGlimpse& glimpse) {
    if (!mime::looks_like_mail(glimpse.head)) return 0;
    const std::string lower = lower_ascii(glimpse.head.substr(0, 4096));
    if (contains(lower, "saved by tencent msgmgr") || contains(lower, "tencent im message"))
        return 98;
    return 0;
}

class TableReader {
public:
    explicit TableReader(const DocumentSink& sink) : chat_{sink, "qq", ""} {}

    void take_row(std::string_view markup) {
        const html::Text shown = html::read(markup, "utf-8");
        const std::vector<TextLine> lines = text_lines(shown.text);
        std::vector<std::string_view> texts;
        for (const TextLine& line : lines) {
            if (!line.blank) texts.push_back(trim(line.text));
        }
        if (texts.empty()) return;
        ++row_;
        if (texts[0].starts_with(partner_mark))
            return chat_.begin(std::string{trim(texts[0].substr(partner_mark.size()))});
        if (texts[0].starts_with(day_mark)) {
            day_ = trim(texts[0].substr(day_mark.size()));
            return;
        }
        if (!day_.empty())
            take_message(texts, contains(markup, "<img") || contains(markup, "<IMG"));
    }

    Result<void> finish() { return chat_.finish(); }

private:
    // "name" and "19:01:03" on two lines or glued on one, then the text.
    void take_message(const std::vector<std::string_view>& texts, bool picture) {
        for (std::size_t i = 0; i < std::min<std::size_t>(texts.size(), 2); ++i) {
            const std::string_view line = texts[i];
            for (std::size_t begin = line.size() > 8 ? line.size() - 8 : 0; begin < line.size();
                 ++begin) {
                if (begin > 0 && line[begin - 1] >= '0' && line[begin - 1] <= '9') continue;
                const auto time = parse_chat_time(day_ + " " + std::string{line.substr(begin)});
                if (!time || time->precision != TimePrecision::ToTheSecond) continue;
                const std::string_view before = trim(line.substr(0, begin));
                add(i == 1 && before.empty() ? texts[0] : before, *time,
                    {texts.begin() + static_cast<std::ptrdiff_t>(i) + 1, texts.end()}, picture);
                return;
            }
        }
        // What belongs to no name: a notice, or the rest of a message.
        for (const std::string_view text : texts)
            chat_.append_line(text);
    }

    void add(std::string_view name, const ChatTime& time, std::vector<std::string_view> body,
             bool picture) {
        ChatMessage message;
        message.at = time.at;
        message.precision = time.precision;
        message.sender = name;
        message.line = row_;
        for (const std::string_view line : body)
            message.text += (message.text.empty() ? "" : "\n") + std::string{line};
        message.kind = kind_of_text(message.text);
        if (message.text.empty() && picture) {
            message.text = "[图片]";
            message.kind = MessageKind::Picture;
        }
        if (name == "系统消息") message.side = MessageSide::System;
        chat_.add(std::move(message));
    }

    ChatSender chat_;
    std::string day_;
    std::uint32_t row_ = 0;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const mime::Message message = TRY(mime::read(file.bytes));
    const auto part = std::find_if(message.parts.begin(), message.parts.end(),
                                   [](const mime::Part& p) { return p.type == "text/html"; });
    if (part == message.parts.end()) return fail(chat_without_messages);
    const std::string page = mime::decode_charset(part->bytes, part->charset).text;
    const std::string lower = lower_ascii(page);
    TableReader reader{sink};
    std::uint32_t rows = 0;
    for (std::size_t at = lower.find("<tr"); at != std::string::npos;) {
        if (++rows > most_marked_messages) {
            tell_rest_unread(sink, rows);
            break;
        }
        const std::size_t next = lower.find("<tr", at + 3);
        reader.take_row(std::string_view{page}.substr(
            at, next == std::string::npos ? std::string::npos : next - at));
        at = next;
    }
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_qq_mht;
const DocumentReader chat_qq_mht{"chat_qq_mht", "QQ 聊天记录（MHT）", "QQ messages (MHT)", likeness,
                                 read};

}  // namespace shuofa
