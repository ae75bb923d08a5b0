#include "importers/bank_statement.h"
#include "importers/cells.h"

// China CITIC Bank, credit card: what comes in is negative, the currency may begin the amount.

namespace shuofa {
namespace {

constexpr ColumnName credit_columns[] = {
    {bank::Date, "交易日", false},         {bank::Date, "交易日期", false},
    {bank::BookedOn, "银行记账日", false}, {bank::BookedOn, "入账日期", false},
    {bank::Summary, "交易描述"},           {bank::Amount, "记账货币/金额", false},
    {bank::Amount, "结算金额", false},     {bank::Amount, "交易金额", false},
    {bank::Currency, "结算币种", false},   {bank::Currency, "交易币种", false},
};

constexpr TableLayout layouts[] = {{"credit", credit_columns}};

CardText part(std::string_view text) { return {text, text}; }

constexpr BankForm form{SourceKind::CiticBank, layouts, AmountSign::InIsNegative, true, part};

int likeness(const Glimpse& glimpse) {
    const std::string_view text = glimpse.text;
    if (has_heading(text, {"交易日", "银行记账日", "交易描述", "记账货币/金额"})) return 90;
    return has_heading(text, {"交易日期", "入账日期", "交易描述", "卡末四位", "金额"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer citic_credit_csv, citic_credit_xlsx;

const Importer citic_credit_csv{"citic_credit_csv",
                                "中信银行信用卡账单（CSV）",
                                "China CITIC Bank credit card statement (CSV)",
                                FileShape::Text,
                                likeness,
                                read};
const Importer citic_credit_xlsx{"citic_credit_xlsx",
                                 "中信银行信用卡账单（XLSX）",
                                 "China CITIC Bank credit card statement (XLSX)",
                                 FileShape::Workbook,
                                 likeness,
                                 read};

}  // namespace shuofa
