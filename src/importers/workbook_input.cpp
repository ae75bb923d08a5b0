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
    char head[8] = {};
    const std::size_t size = TRY(file_.read_at(0, head));
    if (xls::looks_like_compound_file({head, size})) return open_old();
    workbook_ = TRY(xlsx::Workbook::open(file_));
    const std::size_t count = std::min(workbook_->sheet_names().size(), most_sheets);
    for (std::size_t sheet = 0; sheet < count; ++sheet)
        heads_.push_back(TRY(head_of(*workbook_, sheet)));
    return {};
}

Result<void> WorkbookInput::open_old() {
    if (file_.size > xls::most_bytes) return fail(xls::workbook_too_large);
    const std::string bytes =
        TRY(read_all(stream_of(file_), xls::most_bytes, xls::workbook_too_large));
    old_ = TRY(xls::read(bytes));
    for (const xls::Sheet& sheet : old_->sheets) {
        if (heads_.size() == most_sheets) break;
        std::string& head = heads_.emplace_back();
        for (std::size_t i = 0; i < sheet.rows.size() && i < head_rows; ++i) {
            const std::vector<std::string_view> cells{sheet.rows[i].begin(), sheet.rows[i].end()};
            append_line(cells, head);
            head += '\n';
        }
    }
    return {};
}

const TableRow* WorkbookInput::next_old_row() {
    const auto& rows = old_->sheets[old_sheet_].rows;
    while (old_row_ < rows.size() && rows[old_row_].empty())
        ++old_row_;
    if (old_row_ == rows.size()) return nullptr;
    old_cells_.assign(rows[old_row_].begin(), rows[old_row_].end());
    ++old_row_;
    if (on_piece_ && old_row_ % rows_a_piece == 0) on_piece_();
    raw_.clear();
    append_line(old_cells_, raw_);
    row_ = {old_cells_, raw_, static_cast<std::uint32_t>(old_row_), false, false};
    return &row_;
}

Result<BillInput> WorkbookInput::rows(std::size_t sheet, std::string member) {
    BillInput input;
    input.member = std::move(member);
    input.next_row = [this] { return next_row(); };
    if (old_) {
        old_sheet_ = sheet;
        old_row_ = 0;
        input.encoding = [] { return std::string{"XLS"}; };
        input.dates_from_1904 = old_->dates_from_1904;
        return input;
    }
    reader_ = TRY(workbook_->read_sheet(sheet));
    input.encoding = [] { return std::string{"XLSX"}; };
    input.dates_from_1904 = workbook_->dates_from_1904();
    return input;
}

Result<const TableRow*> WorkbookInput::next_row() {
    if (old_) return next_old_row();
    const xlsx::Row* row = TRY(reader_->next());
    if (row == nullptr) return nullptr;
    if (on_piece_ && row->number % rows_a_piece == 0) on_piece_();
    raw_.clear();
    append_line(row->cells, raw_);
    row_ = {row->cells, raw_, row->number, false, false};
    return &row_;
}

}  // namespace shuofa
