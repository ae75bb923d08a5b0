#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

#include <algorithm>
#include <set>

// Text that somebody copied from 千牛, 旺旺 or 咚咚: a name and a time on one line, with or without
// a blank between them, or on two; the message below; "已读" where the page shows it.  Nothing in
// the text says which program it is from.

namespace shuofa {
namespace {

bool is_receipt(std::string_view line) {
    line = trim(line);
    return line == "已读" || line == "未读" || line == "发送中" || line == "送达";
}

// A shop's account is "店铺:子账号".
bool is_shop_account(std::string_view name) {
    const std::size_t colon = std::min(name.find(':'), name.find("："));
    return colon != std::string_view::npos && colon > 0 && colon + 1 < name.size();
}

bool is_time_alone(std::string_view line) {
    const auto timed = leading_time(trim(line));
    return timed && timed->rest.empty();
}

bool is_name(std::string_view text) {
    text = trim(text);
    return !text.empty() && count_code_points(first_code_points(text, 41)) <= 40;
}

bool heads_message(const std::vector<TextLine>& lines, std::size_t i) {
    if (const auto timed = trailing_time(lines[i].text)) return is_name(timed->rest);
    return i + 1 < lines.size() && is_name(lines[i].text) && is_time_alone(lines[i + 1].text);
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::vector<TextLine> lines = text_lines(glimpse.text.substr(0, 8192));
    int headings = 0;
    int bodies = 0;
    int marks = 0;
    bool first = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].blank) continue;
        const bool heading = heads_message(lines, i);
        if (first && !heading) return 0;
        first = false;
        headings += heading ? 1 : 0;
        // A list of files has a time on every line; in a chat somebody says something.
        const bool time_of_name = i > 0 && is_time_alone(lines[i].text);
        bodies += heading || time_of_name || is_receipt(lines[i].text) ? 0 : 1;
        marks += is_receipt(lines[i].text) || kind_of_text(lines[i].text) == MessageKind::Recall;
    }
    if (headings == 0 || bodies == 0) return 0;
    return marks > 0 ? 70 : headings > 1 ? 50 : 0;
}

class CopyReader {
public:
    explicit CopyReader(const DocumentSink& sink, const std::string& app) : chat_{sink, app, ""} {}

    void take(const std::vector<TextLine>& lines, std::size_t& i) {
        const TextLine& line = lines[i];
        if (is_receipt(line.text)) {
            after_receipt_ = true;
            return;
        }
        if (const auto timed = trailing_time(line.text); timed && is_name(timed->rest)) {
            begin_message(line, std::string{timed->rest}, timed->time, true);
        } else if (i + 1 < lines.size() && is_name(line.text) && is_time_alone(lines[i + 1].text)) {
            const std::string name{trim(line.text)};
            const bool sure = after_receipt_ || chat_.count() == 0 || senders_.count(name) > 0 ||
                              lines[i - 1].blank;
            begin_message(line, name, leading_time(trim(lines[i + 1].text))->time, sure);
            ++i;
        } else {
            take_body(line);
        }
        after_receipt_ = false;
    }

    Result<void> finish() { return chat_.finish(); }

private:
    void begin_message(const TextLine& line, std::string name, const ChatTime& time, bool sure) {
        ChatMessage message;
        message.at = time.at;
        message.precision = time.precision;
        message.line = line.number;
        message.ambiguous = !sure;
        // "A --> B": the shop hands the buyer over to another account.
        if (contains(name, "-->")) {
            message.side = MessageSide::System;
            message.kind = MessageKind::System;
            message.text = std::move(name);
        } else {
            message.side = is_shop_account(name) ? MessageSide::Other : MessageSide::Unknown;
            senders_.insert(name);
            message.sender = std::move(name);
        }
        chat_.add(std::move(message));
    }

    void take_body(const TextLine& line) {
        ChatMessage* message = chat_.last();
        if (message == nullptr) return;
        if (kind_of_text(line.text) == MessageKind::Recall) return take_notice(line);
        if (line.blank && message->text.empty()) return;
        const bool first = message->text.empty();
        chat_.append_line(line.text);
        if (first && message->kind == MessageKind::Text) message->kind = kind_of_text(line.text);
    }

    // "测试买家0001 撤回了一条消息" has no time of its own.
    void take_notice(const TextLine& line) {
        ChatMessage message;
        message.side = MessageSide::System;
        message.kind = MessageKind::Recall;
        message.text = trim(line.text);
        message.line = line.number;
        chat_.add(std::move(message));
    }

    ChatSender chat_;
    std::set<std::string> senders_;
    bool after_receipt_ = false;
};

// 千牛 shows receipts, and its shops have accounts with a colon.
std::string app_of(const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) {
        if (is_receipt(line.text)) return "qianniu";
        const auto timed = trailing_time(line.text);
        if (timed && is_name(timed->rest) && is_shop_account(timed->rest)) return "qianniu";
    }
    return {};
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::vector<TextLine> lines = text_lines(decoded.text);
    CopyReader reader{sink, app_of(lines)};
    for (std::size_t i = 0; i < lines.size(); ++i)
        reader.take(lines, i);
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_qianniu_txt;
const DocumentReader chat_qianniu_txt{"chat_qianniu_txt", "客服聊天记录（从千牛、旺旺等复制）",
                                      "Messages copied from a shop's chat", likeness, read};

}  // namespace shuofa
