#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

// The text that QQ itself exports: a block between lines of "=", then "date time name(number)" or
// "name<mail>", the message, a blank line.

namespace shuofa {
namespace {

constexpr std::string_view first_mark = "消息记录（此消息记录为文本格式";

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 2048);
    if (contains(head, first_mark)) return 100;
    return contains(head, "消息分组:") && contains(head, "消息对象:") ? 90 : 0;
}

// "测试买家(100000001)", "样例售后<cs@shop.example>": the name without the account.
std::string_view name_of_label(std::string_view label) {
    label = trim(label);
    for (const auto& [open, close] : {std::pair{'(', ')'}, {'<', '>'}}) {
        const std::size_t at = label.rfind(open);
        if (label.ends_with(close) && at != std::string_view::npos && at > 0)
            return trim(label.substr(0, at));
    }
    return label;
}

bool names_an_account(std::string_view label) { return name_of_label(label).size() < label.size(); }

class QqReader {
public:
    explicit QqReader(const DocumentSink& sink) : chat_{sink, "qq", ""} {}

    void take(const std::vector<TextLine>& lines, std::size_t i) {
        const TextLine& line = lines[i];
        if (take_block(lines, i)) return;
        const bool fresh = i == 0 || lines[i - 1].blank || lines[i - 1].text.starts_with("====");
        const auto timed = leading_time(line.text);
        if (timed && fresh && !timed->rest.empty()) return begin_message(line, *timed);
        ChatMessage* message = chat_.last();
        if (message == nullptr || (line.blank && message->text.empty())) return;
        const bool first = message->text.empty();
        chat_.append_line(line.text);
        if (first) message->kind = kind_of_text(line.text);
    }

    Result<void> finish() { return chat_.finish(); }

private:
    // An export of everything holds a block before each conversation.
    bool take_block(const std::vector<TextLine>& lines, std::size_t i) {
        const std::string_view text = lines[i].text;
        const auto is_label = [&](std::size_t at) {
            return at < lines.size() && (lines[at].text.starts_with("消息分组:") ||
                                         lines[at].text.starts_with(partner_mark));
        };
        const bool beside_ruler = i > 0 && lines[i - 1].text.starts_with("====");
        if (text.starts_with("====")) return is_label(i + 1) || (i > 0 && is_label(i - 1));
        if (!is_label(i) || !beside_ruler) return false;
        if (text.starts_with(partner_mark)) {
            title_ = trim(text.substr(partner_mark.size()));
            latest_.reset();
            chat_.begin(title_);
        }
        return true;
    }

    static constexpr std::string_view partner_mark = "消息对象:";

    void begin_message(const TextLine& line, const TimedLine& timed) {
        ChatMessage message;
        message.at = timed.time.at;
        message.precision = timed.time.precision;
        message.sender = name_of_label(timed.rest);
        message.side = message.sender == title_ ? MessageSide::Other : MessageSide::Unknown;
        message.line = line.number;
        // A line of a message can look like a heading; it names no account and steps back in time.
        message.ambiguous = !names_an_account(timed.rest) && latest_ && timed.time.at < *latest_;
        if (!message.ambiguous) latest_ = timed.time.at;
        chat_.add(std::move(message));
    }

    std::string title_;
    ChatSender chat_;
    std::optional<Instant> latest_;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::vector<TextLine> lines = text_lines(decoded.text);
    QqReader reader{sink};
    for (std::size_t i = 0; i < lines.size(); ++i)
        reader.take(lines, i);
    return reader.finish();
}

}  // namespace

extern const DocumentReader chat_qq_txt;
const DocumentReader chat_qq_txt{"chat_qq_txt", "QQ 聊天记录（TXT）", "QQ messages (TXT)", likeness,
                                 read};

}  // namespace shuofa
