#pragma once

#include "base/result.h"
#include "formats/qr_code.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa::pdf {

// A run of text without blanks, in points from the upper left corner of the page.
struct Word {
    std::string text;
    double x = 0, y = 0, width = 0, height = 0;
    bool blank_after = false;  // the file has a blank behind it, however narrow

    double right() const { return x + width; }
    double middle() const { return y + height / 2; }
};

struct Page {
    double width = 0, height = 0;
    std::vector<Word> words;  // in the order of the file, which says little
};

struct Attachment {
    std::string name;
    std::string bytes;
};

struct Document {
    std::string title;
    // The file's own notes about itself, but for the usual ones.  Invoices of the tax office have
    // InvoiceNumber, IssueTime, TotalTax-includedAmount ... there.
    std::vector<std::pair<std::string, std::string>> notes;
    std::size_t page_count = 0;
    std::vector<Page> pages;  // the first twenty
    std::vector<Attachment> attachments;
    // The first page as a picture, 200 dots an inch, to look for codes; nothing if it is too large.
    std::optional<GreyPicture> first_page;
};

inline constexpr ErrorReason pdf_damaged{
    "pdf_damaged", ErrorCode::InvalidInput, "这个 PDF 已损坏或没有下载完整，请重新下载。",
    "This PDF is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason pdf_locked{
    "pdf_locked", ErrorCode::InvalidInput,
    "这个 PDF 有打开密码，没有读取。请去掉密码后另存一份再导入；原文件也请留好。",
    "This PDF needs a password and was not read: save a copy without one and import that; keep the "
    "original too."};

enum class FirstPage { Skip, Draw };

// The texts of a PDF, where they stand, and the files inside it.
Result<Document> read(std::string_view bytes, FirstPage first_page);

// The words as lines from the top, in each line from the left: blanks where there are gaps, TABs
// where they are as wide as between columns.
std::string lines(const Page& page);

}  // namespace shuofa::pdf
