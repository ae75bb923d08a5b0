#include "importers/bank_statement.h"
#include "importers/cells.h"

// Bank of China, credit card: 存入 and 支出 in two columns; foreign money in rows of its own.

namespace shuofa {
namespace {

constexpr ColumnName credit_columns[] = {
    {bank::Date, "交易日"}, {bank::BookedOn, "银行记账日"}, {bank::Summary, "交易描述"},
    {bank::Income, "存入"}, {bank::Expense, "支出"},        {bank::Currency, "币种", false},
};

constexpr TableLayout layouts[] = {{"credit", credit_columns}};

CardText part(std::string_view text) { return {text, text}; }

constexpr BankForm form{SourceKind::BocBank, layouts, AmountSign::OutIsNegative, true, part};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易日", "银行记账日", "交易描述", "存入", "支出"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer boc_credit_csv, boc_credit_xlsx;

const Importer boc_credit_csv{"boc_credit_csv",
                              "中国银行信用卡账单（CSV）",
                              "Bank of China credit card statement (CSV)",
                              FileShape::Text,
                              likeness,
                              read};
const Importer boc_credit_xlsx{"boc_credit_xlsx",
                               "中国银行信用卡账单（XLSX）",
                               "Bank of China credit card statement (XLSX)",
                               FileShape::Workbook,
                               likeness,
                               read};

}  // namespace shuofa
