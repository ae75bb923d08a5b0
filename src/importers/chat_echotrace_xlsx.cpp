#include "base/text.h"
#include "importers/cells.h"
#include "importers/chat_pieces.h"
#include "importers/workbook_input.h"

#include <array>

// The workbook that echotrace writes: one sheet with the columns 序号, 时间, 发送者, 消息类型,
// 内容.

namespace shuofa {
namespace {

enum Column : std::size_t { Time, Sender, Kind, Content, column_count };

constexpr std::array<std::string_view, column_count> names{"时间", "发送者", "消息类型", "内容"};

bool is_chat_heading(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    for (const std::string_view name : names) {
        if (!contains(line, name)) return false;
    }
    return true;
}

// The caller shows the first rows of the sheets as text.
int likeness(const DocumentGlimpse& glimpse) {
    if (glimpse.members.empty()) return 0;
    std::string_view text = glimpse.text.substr(0, 4096);
    for (int line = 0; line < 20 && !text.empty(); ++line) {
        if (is_chat_heading(text)) return 95;
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return 0;
}

std::optional<std::array<std::size_t, column_count>> places_in(
    std::span<const std::string_view> cells) {
    std::array<std::size_t, column_count> places{};
    for (std::size_t k = 0; k < column_count; ++k) {
        std::size_t i = 0;
        while (i < cells.size() && trim_cell(cells[i]) != names[k])
            ++i;
        if (i == cells.size()) return std::nullopt;
        places[k] = i;
    }
    return places;
}

std::optional<ChatMessage> message_of(const TableRow& row,
                                      const std::array<std::size_t, column_count>& places) {
    const auto cell = [&](Column column) {
        const std::size_t at = places[column];
        return at < row.cells.size() ? row.cells[at] : std::string_view{};
    };
    const auto time = parse_chat_time(trim_cell(cell(Time)));
    if (!time) return std::nullopt;
    ChatMessage message;
    message.at = time->at;
    message.precision = time->precision;
    message.text = cell(Content);
    message.kind = kind_of_chat_word(trim_cell(cell(Kind)), message.text);
    message.line = row.row;
    if (message.kind == MessageKind::System || message.kind == MessageKind::Recall) {
        message.side = MessageSide::System;
        return message;
    }
    message.sender = trim_cell(cell(Sender));
    message.side = message.sender == "我" ? MessageSide::Self : MessageSide::Other;
    return message;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const ByteFile bytes = file_of(file.bytes);
    WorkbookInput workbook{bytes, {}};
    TRY(workbook.open());
    ChatSender sender{sink, "wechat", ""};
    for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet) {
        BillInput input = TRY(workbook.rows(sheet, {}));
        std::optional<std::array<std::size_t, column_count>> places;
        for (;;) {
            const TableRow* row = TRY(input.next_row());
            if (row == nullptr) break;
            if (!places) {
                places = places_in(row->cells);
            } else if (auto message = message_of(*row, *places)) {
                sender.add(*std::move(message));
            }
        }
    }
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_echotrace_xlsx;
const DocumentReader chat_echotrace_xlsx{"chat_echotrace_xlsx", "微信聊天记录（EchoTrace 表格）",
                                         "WeChat messages (EchoTrace workbook)", likeness, read};

}  // namespace shuofa
