#include "importers/cells.h"
#include "importers/own_notes.h"

// 钱迹: amounts never signed, a refund names its purchase by 关联账单.

namespace shuofa {
namespace {

constexpr ColumnName columns[] = {
    {notes::Id, "ID"},
    {notes::Date, "时间"},
    {notes::Category, "分类", false},
    {notes::Subcategory, "二级分类", false},
    {notes::Kind, "类型"},
    {notes::Amount, "金额"},
    {notes::Currency, "币种", false},
    {notes::Account, "账户1", false},
    {notes::Note, "备注", false},
    {notes::Original, "关联账单", false},
};

constexpr TableLayout layouts[] = {{"qianji", columns}};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"ID", "时间", "类型", "金额", "账户1", "账户2"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_notes(layouts, self, input, sink);
}

}  // namespace

extern const Importer qianji_notes_csv, qianji_notes_xlsx;

const Importer qianji_notes_csv{"qianji_notes_csv", "钱迹记账（CSV）", "Qianji book-keeping (CSV)",
                                FileShape::Text,    likeness,          read};
const Importer qianji_notes_xlsx{
    "qianji_notes_xlsx", "钱迹记账（XLSX）", "Qianji book-keeping (XLSX)",
    FileShape::Workbook, likeness,           read};

}  // namespace shuofa
