#pragma once

#include "formats/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The binary workbooks of Excel 97 to 2003 (BIFF8 in a compound file, MS-XLS and MS-CFB), as banks
// and book-keeping apps still write them.  Values only: no styles, no formulas.  libfreexl would
// open a path of its own accord; here the file is a stranger's and the reader has no files to open.

namespace shuofa::xls {

inline constexpr ErrorReason workbook_damaged{
    "workbook_damaged", ErrorCode::InvalidInput,
    "表格文件已损坏或没有下载完整，请重新下载后再导入。",
    "The workbook is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason workbook_locked{
    "workbook_locked", ErrorCode::InvalidInput,
    "这份表格设了打开密码，读不了。请在表格软件里去掉密码，另存为 .xlsx 再导入。",
    "This workbook has a password: take it off in a spreadsheet, save as .xlsx and import again."};
inline constexpr ErrorReason workbook_too_large{
    "workbook_too_large", ErrorCode::InvalidInput,
    "表格文件太大，不像账单，没有读取。请按较短的时间段分几次导出。",
    "The workbook is far larger than a bill: export shorter periods and import them one by one."};

inline constexpr std::uint64_t most_bytes = 64ULL << 20;

struct Sheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;  // as wide as what each holds
};

struct Workbook {
    std::vector<Sheet> sheets;
    bool dates_from_1904 = false;
};

// True for the first bytes of a compound file, which may also hold a document or a mail.
bool looks_like_compound_file(std::string_view head);

// Fails with workbook_damaged also when the compound file holds no workbook.
Result<Workbook> read(std::string_view bytes);

}  // namespace shuofa::xls
