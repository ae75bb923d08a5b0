#include "importers/bank_statement.h"
#include "importers/cells.h"

// China Construction Bank, debit card.  The web has 支出 and 收入, the app one signed amount.

namespace shuofa {
namespace {

constexpr ColumnName web_columns[] = {
    {bank::BookedOn, "记账日", false},
    {bank::Date, "交易日期"},
    {bank::Clock, "交易时间", false},
    {bank::Expense, "支出"},
    {bank::Income, "收入"},
    {bank::Balance, "账户余额"},
    {bank::Currency, "币种", false},
    {bank::Currency, "币别", false},
    {bank::Summary, "摘要"},
    {bank::Counterparty, "对方户名"},
    {bank::Note, "交易地点", false},
    {bank::Note, "交易地点/附言", false},
};

constexpr ColumnName app_columns[] = {
    {bank::Date, "交易日期"},
    {bank::Amount, "交易金额"},
    {bank::Balance, "账户余额"},
    {bank::Currency, "币别", false},
    {bank::Summary, "摘要"},
    {bank::Counterparty, "对方账号与户名"},
    {bank::Note, "交易地点/附言", false},
};

constexpr TableLayout layouts[] = {{"web", web_columns}, {"app", app_columns}};

constexpr BankForm form{SourceKind::CcbBank, layouts};

int likeness(const Glimpse& glimpse) {
    const std::string_view text = glimpse.text;
    if (has_heading(text, {"摘要", "币别", "交易金额", "账户余额", "对方账号与户名"})) return 90;
    if (!has_heading(text, {"交易日期", "支出", "收入", "账户余额", "摘要", "对方户名"})) return 0;
    return has_heading(text, {"记账日", "交易日期"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer ccb_statement_csv, ccb_statement_xlsx;

const Importer ccb_statement_csv{"ccb_statement_csv",
                                 "建设银行流水（CSV）",
                                 "China Construction Bank statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer ccb_statement_xlsx{"ccb_statement_xlsx",
                                  "建设银行流水（XLSX）",
                                  "China Construction Bank statement (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
