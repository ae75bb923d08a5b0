#include "importers/bank_statement.h"
#include "importers/cells.h"

// UnionPay's app (云闪付) and tables made after it: a day and a time, an amount without a sign
// whose direction the kind of trade tells.  Two headings are met.

namespace shuofa {
namespace {

constexpr ColumnName counterparty_columns[] = {
    {bank::Date, "交易日期"},        {bank::Clock, "交易时间"},   {bank::Summary, "交易类型"},
    {bank::Amount, "交易金额"},      {bank::Balance, "账户余额"}, {bank::Counterparty, "交易对方"},
    {bank::Note, "交易备注", false},
};

constexpr ColumnName account_columns[] = {
    {bank::Date, "交易日期"},         {bank::Clock, "交易时间"},  {bank::Summary, "交易类型"},
    {bank::Counterparty, "对方账号"}, {bank::Amount, "交易金额"}, {bank::Balance, "余额"},
    {bank::Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"counterparty", counterparty_columns},
                                   {"account", account_columns}};

constexpr BankForm form{SourceKind::UnionPay, layouts, AmountSign::ByWords};

int likeness(const Glimpse& glimpse) {
    if (has_heading(glimpse.text, {"交易日期", "借贷"})) return 0;  // the Bank of Communications
    for (const std::string_view counterparty : {"交易对方", "对方账号"}) {
        if (has_heading(glimpse.text,
                        {"交易日期", "交易时间", "交易类型", "交易金额", "余额", counterparty}))
            return 80;
    }
    return 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer unionpay_statement_csv, unionpay_statement_xlsx;

const Importer unionpay_statement_csv{"unionpay_statement_csv",
                                      "云闪付（银联）账单（CSV）",
                                      "UnionPay statement (CSV)",
                                      FileShape::Text,
                                      likeness,
                                      read};
const Importer unionpay_statement_xlsx{"unionpay_statement_xlsx",
                                       "云闪付（银联）账单（XLSX）",
                                       "UnionPay statement (XLSX)",
                                       FileShape::Workbook,
                                       likeness,
                                       read};

}  // namespace shuofa
