#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>
#include <set>

// Text that WeChatMsg (MemoTrace, 留痕) writes: "YYYY-MM-DD HH:MM:SS name", the message on the
// lines below, a blank line.  What the program itself says has its text where the name would be.  A
// line inside a message can look like such a heading, and then nothing in the file tells which it
// is.

namespace shuofa {
namespace {

bool is_log_level(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t:"));
    return word == "INFO" || word == "WARN" || word == "WARNING" || word == "ERROR" ||
           word == "DEBUG" || word == "TRACE";
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::vector<TextLine> lines = text_lines(glimpse.text.substr(0, 8192));
    int headings = 0;
    int crowded = 0;
    int others = 0;
    bool first = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].blank) continue;
        const auto timed = leading_time(lines[i].text);
        const bool heading = timed && timed->time.precision == TimePrecision::ToTheSecond &&
                             !timed->rest.empty() && !contains(timed->rest, ",") &&
                             !is_log_level(timed->rest);
        if (first && !heading) return 0;
        first = false;
        const bool fresh = i == 0 || lines[i - 1].blank;
        headings += heading && fresh ? 1 : 0;
        crowded += heading && !fresh ? 1 : 0;
        // A log has a time on every line; in a chat the message follows.
        others += heading ? 0 : 1;
    }
    return headings > crowded && others > 0 ? 60 : 0;
}

constexpr std::string_view quote_mark = "引用:";

class MessageReader {
public:
    explicit MessageReader(const DocumentSink& sink) : chat_{sink, "wechat", ""} {}

    void take(const std::vector<TextLine>& lines, std::size_t i) {
        const TextLine& line = lines[i];
        const bool fresh = i == 0 || lines[i - 1].blank;
        const auto timed = fresh ? leading_time(line.text) : std::nullopt;
        if (timed && timed->time.precision == TimePrecision::ToTheSecond && !timed->rest.empty()) {
            const bool followed = i + 1 < lines.size() && !lines[i + 1].blank;
            return begin_message(line, *timed, followed);
        }
        take_body(line);
    }

    Result<void> finish() { return chat_.finish(); }

private:
    void begin_message(const TextLine& line, const TimedLine& timed, bool followed) {
        // Notices come as "<![CDATA[text]]>" now and then.
        const std::string name = replace_all(replace_all(timed.rest, "<![CDATA[", ""), "]]>", "");
        const bool goes_back = latest_ && timed.time.at < *latest_;
        ChatMessage message;
        message.at = timed.time.at;
        message.precision = timed.time.precision;
        message.line = line.number;
        if (followed || senders_.count(name) > 0) {
            message.sender = name;
            message.ambiguous = goes_back && senders_.count(name) == 0;
            if (!message.ambiguous) senders_.insert(name);
        } else {
            message.text = name;
            message.ambiguous = chat_.count() > 0 && (goes_back || !is_notice(name));
            if (!message.ambiguous) {
                message.side = MessageSide::System;
                message.kind = is_notice(name) ? kind_of_text(name) : MessageKind::System;
            }
        }
        if (!message.ambiguous) latest_ = timed.time.at;
        chat_.add(std::move(message));
    }

    void take_body(const TextLine& line) {
        ChatMessage* message = chat_.last();
        if (message == nullptr || (line.blank && message->text.empty())) return;
        const std::string_view text = line.text;
        if (trim(text).starts_with(quote_mark) && message->quoted.empty()) {
            message->quoted = trim(text).substr(quote_mark.size());
            message->kind = MessageKind::Quote;
            return;
        }
        const bool first = message->text.empty();
        chat_.append_line(text);
        if (first && message->kind != MessageKind::Quote) message->kind = kind_of_text(text);
    }

    ChatSender chat_;
    std::set<std::string> senders_;
    std::optional<Instant> latest_;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::vector<TextLine> lines = text_lines(decoded.text);
    MessageReader reader{sink};
    for (std::size_t i = 0; i < lines.size(); ++i)
        reader.take(lines, i);
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_wechatmsg_txt;
const DocumentReader chat_wechatmsg_txt{"chat_wechatmsg_txt", "微信聊天记录（留痕 TXT）",
                                        "WeChat messages (WeChatMsg TXT)", likeness, read};

}  // namespace shuofa
