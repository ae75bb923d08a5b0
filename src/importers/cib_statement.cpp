#include "importers/bank_statement.h"
#include "importers/cells.h"

// Industrial Bank, debit card: the currency stands above the table, a reversal is negative.

namespace shuofa {
namespace {

constexpr ColumnName debit_columns[] = {
    {bank::Date, "交易时间"},         {bank::BookedOn, "记账日"},     {bank::Expense, "支出"},
    {bank::Income, "收入"},           {bank::Balance, "账户余额"},    {bank::Summary, "摘要"},
    {bank::Counterparty, "对方户名"}, {bank::OtherParty, "对方银行"}, {bank::Note, "用途", false},
};

constexpr TableLayout layouts[] = {{"debit", debit_columns}};

constexpr BankForm form{SourceKind::CibBank, layouts};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易时间", "记账日", "支出", "收入", "对方银行"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer cib_statement_csv, cib_statement_xlsx;

const Importer cib_statement_csv{"cib_statement_csv",
                                 "兴业银行流水（CSV）",
                                 "Industrial Bank statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer cib_statement_xlsx{"cib_statement_xlsx",
                                  "兴业银行流水（XLSX）",
                                  "Industrial Bank statement (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
