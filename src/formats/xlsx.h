#pragma once

#include "formats/byte_source.h"
#include "formats/zip.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa::xlsx {

inline constexpr ErrorReason workbook_damaged{
    "workbook_damaged", ErrorCode::InvalidInput,
    "表格文件已损坏或没有下载完整，请重新下载后再导入。",
    "The workbook is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason workbook_too_large{
    "workbook_too_large", ErrorCode::InvalidInput,
    "表格文件太大，不像账单，没有读取。请按较短的时间段分几次导出。",
    "The workbook is far larger than a bill: export shorter periods and import them one by one."};

// One row of a sheet.  Empty cells are empty texts; a number is its text as the file has it.  Views
// live until the next row.
struct Row {
    std::uint32_t number = 0;  // 1-based, as the sheet counts
    std::span<const std::string_view> cells;
};

// Reads one sheet from top to bottom without holding it.
class SheetReader {
public:
    // The next row that the sheet names, or nullptr at the end.
    Result<const Row*> next();

    ~SheetReader();
    SheetReader(SheetReader&&) noexcept;
    SheetReader& operator=(SheetReader&&) noexcept;

private:
    friend class Workbook;
    struct State;
    explicit SheetReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// An XLSX workbook (ECMA-376).  Its texts are held, its sheets are streamed.
class Workbook {
public:
    // The file must outlive the workbook and its readers.
    static Result<Workbook> open(const ByteFile& file);

    const std::vector<std::string>& sheet_names() const { return sheet_names_; }
    bool dates_from_1904() const { return dates_from_1904_; }
    Result<SheetReader> read_sheet(std::size_t sheet) const;

    // All shared texts in one block, to be found by number.
    struct SharedTexts {
        std::string block;
        std::vector<std::uint32_t> ends;
    };

private:
    ZipFile zip_;
    std::vector<std::string> sheet_names_;
    std::vector<std::size_t> sheet_members_;
    bool dates_from_1904_ = false;
    std::shared_ptr<const SharedTexts> texts_;  // owned by the workbook and its readers
};

// True when the archive's members say that it is a workbook.
bool is_workbook(const ZipFile& zip);

}  // namespace shuofa::xlsx
