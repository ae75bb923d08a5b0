#include "base/text.h"
#include "importers/bank_statement.h"
#include "importers/cells.h"

// China Merchants Bank, debit card: signed amounts, the counterparty glued to its account number;
// from the browser, two columns of amounts and the counterparty in the note.

namespace shuofa {
namespace {

constexpr ColumnName debit_columns[] = {
    {bank::Date, "记账日期"},         {bank::Amount, "交易金额"},
    {bank::Balance, "联机余额"},      {bank::Summary, "交易摘要"},
    {bank::Counterparty, "对手信息"}, {bank::Note, "客户摘要", false},
    {bank::Currency, "货币", false},
};

// The browser's download: every cell quoted, a TAB before the words.
constexpr ColumnName web_columns[] = {
    {bank::Date, "交易日期"}, {bank::Clock, "交易时间"},      {bank::Income, "收入"},
    {bank::Expense, "支出"},  {bank::Balance, "余额"},        {bank::Summary, "交易类型"},
    {bank::Note, "交易备注"}, {bank::OtherParty, "交易备注"},
};

constexpr TableLayout layouts[] = {{"debit", debit_columns}, {"web", web_columns}};

constexpr BankForm form{SourceKind::CmbBank, layouts};

int likeness(const Glimpse& glimpse) {
    if (has_heading(glimpse.text, {"交易日期", "收入", "支出", "余额", "交易类型", "交易备注"}))
        return 90;
    const bool heading = contains(glimpse.text, "记账日期") && contains(glimpse.text, "联机余额") &&
                         contains(glimpse.text, "对手信息");
    return heading ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer cmb_statement_csv, cmb_statement_xlsx;

const Importer cmb_statement_csv{"cmb_statement_csv",
                                 "招商银行流水（CSV）",
                                 "China Merchants Bank statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer cmb_statement_xlsx{"cmb_statement_xlsx",
                                  "招商银行流水（XLSX）",
                                  "China Merchants Bank statement (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
