#include "base/text.h"
#include "formats/csv.h"
#include "formats/text_encoding.h"
#include "importers/cells.h"
#include "importers/chat_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

// The table that WeChatMsg (MemoTrace, 留痕) writes.  Remark, NickName and Sender are filled in
// groups only.  What is no text is XML in StrContent; its title is all that is taken out of it.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Type,
    SubType,
    IsSender,
    CreateTime,
    Content,
    Time,
    Remark,
    NickName,
    Sender,
    column_count
};

constexpr std::array<std::string_view, column_count> names{"Type",       "SubType",    "IsSender",
                                                           "CreateTime", "StrContent", "StrTime",
                                                           "Remark",     "NickName",   "Sender"};

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 1024);
    return contains(head, "localId") && contains(head, "TalkerId") && contains(head, "StrContent")
               ? 100
               : 0;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    text = trim_cell(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + open.size());
    const std::size_t end = text.find(close);
    return end == std::string_view::npos ? std::string_view{} : trim(text.substr(0, end));
}

std::string plain_text(MessageKind kind, std::string_view content) {
    if (!trim(content).starts_with('<')) return std::string{content};
    const std::string_view title = between(content, "<title>", "</title>");
    if (!title.empty()) return std::string{title};
    switch (kind) {
        case MessageKind::Picture:
            return "[图片]";
        case MessageKind::Voice:
            return "[语音]";
        case MessageKind::Video:
            return "[视频]";
        case MessageKind::Sticker:
            return "[表情包]";
        case MessageKind::File:
            return "[文件]";
        case MessageKind::Transfer:
            return "[转账]";
        default:
            return "[其他消息]";
    }
}

class TableReader {
public:
    explicit TableReader(const DocumentSink& sink) : sink_{sink}, chat_{sink, "wechat", ""} {
        places_.fill(-1);
    }

    // True once the heading was found.
    bool take_heading(const csv::Record& record) {
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            const std::string_view name = trim_cell(record.fields[i]);
            const auto column = std::find(names.begin(), names.end(), name);
            if (column != names.end())
                places_[static_cast<std::size_t>(column - names.begin())] = static_cast<int>(i);
        }
        return places_[Type] >= 0 && places_[Content] >= 0 &&
               (places_[CreateTime] >= 0 || places_[Time] >= 0);
    }

    void take(const csv::Record& record) {
        const auto type = whole_number(cell(record, Type));
        const std::string_view content = cell(record, Content);
        const auto at = time(record);
        if (!type || !at) {
            const bool blank = record.fields.size() < 2 && trim_cell(record.raw).empty();
            if (!blank) tell_problem(record);
            return;
        }
        ChatMessage message;
        message.at = at->at;
        message.precision = at->precision;
        message.line = record.line;
        message.kind =
            kind_of_wechat_type(*type, whole_number(cell(record, SubType)).value_or(0), content);
        message.text = plain_text(message.kind, content);
        if (message.kind == MessageKind::Quote)
            message.quoted = between(content, "<content>", "</content>");
        const auto self = whole_number(cell(record, IsSender));
        if (*type == 10000) {
            message.side = MessageSide::System;
        } else {
            message.side = self == 1   ? MessageSide::Self
                           : self == 0 ? MessageSide::Other
                                       : MessageSide::Unknown;
            message.sender = name(record);
        }
        chat_.add(std::move(message));
    }

    void tell_rest_unread() {
        sink_.problem({0,
                       "rest_unread",
                       {"文件里有一行太长，后面的内容没有读取；原件已保存。",
                        "A line of the file is too long; what follows was not read."},
                       {}});
    }

    Result<void> finish() { return chat_.finish(); }

private:
    std::string_view cell(const csv::Record& record, Column column) const {
        const int place = places_[column];
        if (place < 0 || static_cast<std::size_t>(place) >= record.fields.size()) return {};
        return trim_cell(record.fields[static_cast<std::size_t>(place)]);
    }

    // CreateTime counts seconds and was never through a spreadsheet's clock.
    std::optional<ChatTime> time(const csv::Record& record) const {
        if (const auto seconds = whole_number(cell(record, CreateTime))) {
            if (const auto time = chat_time_of_unix(*seconds)) return time;
        }
        return parse_chat_time(cell(record, Time));
    }

    std::string name(const csv::Record& record) const {
        for (const Column column : {Remark, NickName, Sender}) {
            if (!cell(record, column).empty()) return std::string{cell(record, column)};
        }
        return {};
    }

    void tell_problem(const csv::Record& record) {
        sink_.problem({record.line,
                       "message_unreadable",
                       {"这一行不是完整的消息，没有读取。", "This row is no complete message."},
                       safe_for_display(first_code_points(record.raw, 200))});
    }

    const DocumentSink& sink_;
    ChatSender chat_;
    std::array<int, column_count> places_{};
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    bool given = false;
    csv::Reader records{[&]() -> Result<std::string_view> {
        return std::exchange(given, true) ? std::string_view{} : std::string_view{decoded.text};
    }};
    if (const std::size_t end = decoded.text.find('\n');
        contains(std::string_view{decoded.text}.substr(0, end), "localId\t"))
        records.set_separator('\t');
    TableReader table{sink};
    bool in_table = false;
    for (;;) {
        const Result<const csv::Record*> next = records.next();
        if (!next) {  // a line too long to be a message: what came before it still counts
            if (!in_table) return tl::unexpected<Error>{next.error()};
            table.tell_rest_unread();
            break;
        }
        const csv::Record* record = *next;
        if (record == nullptr) break;
        if (in_table) {
            table.take(*record);
        } else {
            in_table = table.take_heading(*record);
            if (in_table) records.expect_fields(record->fields.size());
        }
    }
    return table.finish();
}

}  // namespace

extern const DocumentReader chat_wechatmsg_csv;
const DocumentReader chat_wechatmsg_csv{"chat_wechatmsg_csv", "微信聊天记录（留痕 CSV）",
                                        "WeChat messages (WeChatMsg CSV)", likeness, read};

}  // namespace shuofa
