#pragma once

#include "formats/xls.h"
#include "formats/xlsx.h"
#include "importers/importer.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A workbook as rows, XLSX or the binary XLS.  A bill somebody saved again can have its table on
// any sheet, so every sheet is looked at, and one is read.
class WorkbookInput {
public:
    // The file must outlive the input.
    WorkbookInput(const ByteFile& file, std::function<void()> on_piece);
    WorkbookInput(const WorkbookInput&) = delete;
    WorkbookInput& operator=(const WorkbookInput&) = delete;

    Result<void> open();
    std::size_t sheets() const { return heads_.size(); }
    // The first rows of a sheet, cells parted by commas.
    std::string_view head(std::size_t sheet) const { return heads_[sheet]; }

    // What an importer reads from; refers to this object.
    Result<BillInput> rows(std::size_t sheet, std::string member);

private:
    Result<const TableRow*> next_row();
    Result<void> open_old();
    const TableRow* next_old_row();

    const ByteFile& file_;
    std::function<void()> on_piece_;
    std::optional<xlsx::Workbook> workbook_;
    std::vector<std::string> heads_;
    std::optional<xlsx::SheetReader> reader_;
    std::optional<xls::Workbook> old_;  // instead of workbook_, for the binary ones
    std::size_t old_sheet_ = 0;
    std::size_t old_row_ = 0;
    std::vector<std::string_view> old_cells_;
    std::string raw_;
    TableRow row_;
};

}  // namespace shuofa
