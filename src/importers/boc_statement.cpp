#include "base/text.h"
#include "importers/bank_statement.h"
#include "importers/cells.h"

// Bank of China, debit card: day and time in two columns, dashes for nothing.

namespace shuofa {
namespace {

constexpr ColumnName debit_columns[] = {
    {bank::Date, "记账日期"},
    {bank::Clock, "记账时间"},
    {bank::Amount, "金额"},
    {bank::Balance, "余额"},
    {bank::Summary, "交易名称"},
    {bank::Counterparty, "对方账户名"},
    {bank::OtherParty, "网点名称", false},
    {bank::Note, "附言", false},
    {bank::Currency, "币别", false},
};

constexpr TableLayout layouts[] = {{"debit", debit_columns}};

constexpr BankForm form{SourceKind::BocBank, layouts};

int likeness(const Glimpse& glimpse) {
    if (!has_heading(glimpse.text, {"记账时间", "交易名称", "对方账户名"})) return 0;
    return contains(glimpse.text, "中国银行交易流水明细") ? 100 : 90;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer boc_statement_csv, boc_statement_xlsx;

const Importer boc_statement_csv{"boc_statement_csv",
                                 "中国银行流水（CSV）",
                                 "Bank of China statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer boc_statement_xlsx{"boc_statement_xlsx",
                                  "中国银行流水（XLSX）",
                                  "Bank of China statement (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
