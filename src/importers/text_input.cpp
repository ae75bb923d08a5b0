#include "importers/text_input.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::uint64_t most_whole_text = 64ULL << 20;

constexpr ErrorReason text_too_large{
    "text_too_large", ErrorCode::InvalidInput,
    "这个文件太大，没有读取。请按较短的时间段分几次导出。",
    "This file is too large to be read at once: export shorter periods."};

// Spreadsheets write "Unicode text" with TABs between the cells.
char separator_of(std::string_view head) {
    for (std::size_t begin = 0; begin < head.size();) {
        const std::size_t end = std::min(head.find('\n', begin), head.size());
        const std::string_view line = head.substr(begin, end - begin);
        const auto tabs = std::count(line.begin(), line.end(), '\t');
        const auto commas = std::count(line.begin(), line.end(), ',');
        if (tabs >= 5 && tabs > 2 * commas) return '\t';
        if (commas >= 5) return ',';
        begin = end + 1;
    }
    return ',';
}

}  // namespace

TextInput::TextInput(ByteStream stream, std::function<void()> on_piece)
    : stream_{std::move(stream)},
      on_piece_{std::move(on_piece)},
      bytes_(piece_size, '\0'),
      reader_{[this] { return more(); }} {}

// Streams may give less than asked for; pieces should be whole.
Result<std::size_t> TextInput::fill() {
    std::size_t size = 0;
    while (size < bytes_.size()) {
        const std::size_t got = TRY(stream_({bytes_.data() + size, bytes_.size() - size}));
        if (got == 0) break;
        size += got;
    }
    if (on_piece_) on_piece_();
    return size;
}

Result<void> TextInput::open() {
    head_size_ = TRY(fill());
    head_ = decoder_.decode({bytes_.data(), head_size_});
    if (head_size_ < bytes_.size()) {
        head_ += decoder_.finish();
        ended_ = true;
    }
    reader_.set_separator(separator_of(std::string_view{head_}.substr(0, 16 * 1024)));
    return {};
}

Result<std::string_view> TextInput::more() {
    if (!head_given_) {
        head_given_ = true;
        if (!head_.empty()) return std::string_view{head_};
    }
    while (!ended_) {
        const std::size_t size = TRY(fill());
        ended_ = size == 0;
        const std::string_view text =
            ended_ ? decoder_.finish() : decoder_.decode({bytes_.data(), size});
        if (!text.empty()) return text;
    }
    return std::string_view{};
}

Result<const TableRow*> TextInput::next_row() {
    const csv::Record* record = TRY(reader_.next());
    if (record == nullptr) return nullptr;
    row_ = {record->fields, record->raw, record->line, record->damaged, record->at_end};
    return &row_;
}

Result<std::string> TextInput::whole_text() {
    std::string text;
    for (;;) {
        const std::string_view piece = TRY(more());
        if (piece.empty()) return text;
        text += piece;
        if (text.size() > most_whole_text) return fail(text_too_large);
    }
}

std::string TextInput::encoding_name() const {
    return std::string{name_of(decoder_.encoding().value_or(TextEncoding::Utf8))};
}

BillInput TextInput::rows(std::string member) {
    BillInput input;
    input.member = std::move(member);
    input.next_row = [this] { return next_row(); };
    input.expect_cells = [this](std::size_t count) { reader_.expect_fields(count); };
    input.whole_text = [this] { return whole_text(); };
    input.encoding = [this] { return encoding_name(); };
    return input;
}

}  // namespace shuofa
