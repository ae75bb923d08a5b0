#include "importers/bank_statement.h"
#include "importers/cells.h"

// Agricultural Bank, debit card: days as "20240101", signed amounts, blanks inside the heading's
// words; rows without a note are shorter than the heading.

namespace shuofa {
namespace {

constexpr ColumnName debit_columns[] = {
    {bank::Date, "交易日期"},        {bank::Clock, "交易时间"},
    {bank::Summary, "交易摘要"},     {bank::Amount, "交易金额"},
    {bank::Balance, "本次余额"},     {bank::Counterparty, "对手信息", false},
    {bank::Note, "交易附言", false},
};

constexpr TableLayout layouts[] = {{"debit", debit_columns}};

constexpr BankForm form{SourceKind::AbcBank, layouts};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易摘要", "本次余额", "对手信息"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer abc_statement_csv, abc_statement_xlsx;

const Importer abc_statement_csv{"abc_statement_csv",
                                 "农业银行流水（CSV）",
                                 "Agricultural Bank of China statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer abc_statement_xlsx{"abc_statement_xlsx",
                                  "农业银行流水（XLSX）",
                                  "Agricultural Bank of China statement (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
