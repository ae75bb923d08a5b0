#include "importers/workbook_input.h"

namespace shuofa {
namespace {

constexpr std::size_t head_rows = 60;
constexpr std::size_t most_sheets = 20;
constexpr std::uint32_t rows_a_piece = 500;

void append_line(std::span<const std::string_view> cells, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += cells[i];
    }
}

Result<std::string> head_of(const xlsx::Workbook& workbook, std::size_t sheet) {
    xlsx::SheetReader reader = TRY(workbook.read_sheet(sheet));
    std::string head;
    for (std::size_t i = 0; i < head_rows; ++i) {
        const xlsx::Row* row = TRY(reader.next());
        if (row == nullptr) break;
        append_line(row->cells, head);
        head += '\n';
    }
    return head;
}

}  // namespace

WorkbookInput::WorkbookInput(const ByteFile& file, std::function<void()> on_piece)
    : file_{file}, on_piece_{std::move(on_piece)} {}

Result<void> WorkbookInput::open() {
    workbook_ = TRY(xlsx::Workbook::open(file_));
    const std::size_t count = std::min(workbook_->sheet_names().size(), most_sheets);
    for (std::size_t sheet = 0; sheet < count; ++sheet)
        heads_.push_back(TRY(head_of(*workbook_, sheet)));
    return {};
}

Result<BillInput> WorkbookInput::rows(std::size_t sheet, std::string member) {
    reader_ = TRY(workbook_->read_sheet(sheet));
    BillInput input;
    input.member = std::move(member);
    input.next_row = [this] { return next_row(); };
    input.encoding = [] { return std::string{"XLSX"}; };
    input.dates_from_1904 = workbook_->dates_from_1904();
    return input;
}

Result<const TableRow*> WorkbookInput::next_row() {
    const xlsx::Row* row = TRY(reader_->next());
    if (row == nullptr) return nullptr;
    if (on_piece_ && row->number % rows_a_piece == 0) on_piece_();
    raw_.clear();
    append_line(row->cells, raw_);
    row_ = {row->cells, raw_, row->number, false, false};
    return &row_;
}

}  // namespace shuofa
