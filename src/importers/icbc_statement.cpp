#include "base/text.h"
#include "importers/bank_statement.h"

// ICBC: two columns for the amount, cells padded and followed by a TAB.  The newer version of the
// debit card adds 交易详情 and 对方账户; the credit card has a day of booking and a signed balance.

namespace shuofa {
namespace {

constexpr ColumnName credit_columns[] = {
    {bank::Date, "交易日期"},
    {bank::BookedOn, "记账日期"},
    {bank::Summary, "摘要"},
    {bank::Counterparty, "交易场所"},
    {bank::Income, "记账金额(收入)"},
    {bank::Expense, "记账金额(支出)"},
    {bank::Balance, "余额"},
    {bank::OtherParty, "对方户名", false},
    {bank::Currency, "记账币种", false},
};

constexpr ColumnName debit_columns[] = {
    {bank::Date, "交易日期"},
    {bank::Summary, "摘要"},
    {bank::Note, "交易详情", false},
    {bank::Counterparty, "交易场所"},
    {bank::Income, "记账金额(收入)"},
    {bank::Expense, "记账金额(支出)"},
    {bank::Balance, "余额"},
    {bank::OtherParty, "对方户名", false},
    {bank::Currency, "记账币种", false},
};

constexpr TableLayout layouts[] = {{"credit", credit_columns}, {"debit", debit_columns}};

constexpr BankForm form{SourceKind::IcbcBank, layouts};

int likeness(const Glimpse& glimpse) {
    const bool heading = contains(glimpse.text, "记账金额") && contains(glimpse.text, "交易场所");
    if (glimpse.text.starts_with("明细查询文件下载")) return heading ? 100 : 50;
    return heading ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer icbc_statement_csv, icbc_statement_xlsx;

const Importer icbc_statement_csv{"icbc_statement_csv",
                                  "工商银行流水（CSV）",
                                  "ICBC statement (CSV)",
                                  FileShape::Text,
                                  likeness,
                                  read};
const Importer icbc_statement_xlsx{"icbc_statement_xlsx",
                                   "工商银行流水（XLSX）",
                                   "ICBC statement (XLSX)",
                                   FileShape::Workbook,
                                   likeness,
                                   read};

}  // namespace shuofa
