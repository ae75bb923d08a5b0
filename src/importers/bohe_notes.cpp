#include "importers/cells.h"
#include "importers/own_notes.h"

// 薄荷记账: UTF-16 with TABs, what was spent is negative, no numbers.

namespace shuofa {
namespace {

constexpr ColumnName columns[] = {
    {notes::Kind, "类型"},
    {notes::Currency, "货币", false},
    {notes::Amount, "金额"},
    {notes::Subcategory, "分类", false},
    {notes::Category, "父类", false},
    {notes::Account, "账户", false},
    {notes::Seller, "商家", false},
    {notes::Date, "日期"},
    {notes::Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"bohe", columns}};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"类型", "货币", "金额", "父类", "付款", "收款", "日期"}) ? 90
                                                                                               : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_notes(layouts, self, input, sink);
}

}  // namespace

extern const Importer bohe_notes_csv, bohe_notes_xlsx;

const Importer bohe_notes_csv{"bohe_notes_csv", "薄荷记账（CSV）", "Bohe book-keeping (CSV)",
                              FileShape::Text,  likeness,          read};
const Importer bohe_notes_xlsx{"bohe_notes_xlsx",   "薄荷记账（XLSX）", "Bohe book-keeping (XLSX)",
                               FileShape::Workbook, likeness,           read};

}  // namespace shuofa
