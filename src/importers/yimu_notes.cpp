#include "importers/cells.h"
#include "importers/own_notes.h"

// 一木记账: the amount is what is left of the price after 优惠 and 退款; transfers are a file of
// their own.

namespace shuofa {
namespace {

constexpr ColumnName columns[] = {
    {notes::Date, "日期"},
    {notes::Kind, "收支类型"},
    {notes::Amount, "金额"},
    {notes::Category, "类别", false},
    {notes::Subcategory, "二级分类", false},
    {notes::Subcategory, "子类", false},
    {notes::Account, "账户", false},
    {notes::Note, "备注", false},
    {notes::Refunded, "退款", false},
};

constexpr ColumnName transfer_columns[] = {
    {notes::Date, "日期"},   {notes::Account, "转出账户"}, {notes::Seller, "转入账户"},
    {notes::Amount, "金额"}, {notes::Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"yimu", columns}, {"transfers", transfer_columns}};

int likeness(const Glimpse& glimpse) {
    if (has_heading(glimpse.text, {"日期", "收支类型", "金额", "类别", "账户"})) return 90;
    return has_heading(glimpse.text, {"日期", "转出账户", "转入账户", "金额"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_notes(layouts, self, input, sink);
}

}  // namespace

extern const Importer yimu_notes_csv, yimu_notes_xlsx;

const Importer yimu_notes_csv{"yimu_notes_csv", "一木记账（CSV）", "Yimu book-keeping (CSV)",
                              FileShape::Text,  likeness,          read};
const Importer yimu_notes_xlsx{"yimu_notes_xlsx",
                               "一木记账（XLS/XLSX）",
                               "Yimu book-keeping (XLS/XLSX)",
                               FileShape::Workbook,
                               likeness,
                               read};

}  // namespace shuofa
