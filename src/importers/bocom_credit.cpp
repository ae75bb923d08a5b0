#include "importers/bank_statement.h"
#include "importers/cells.h"

#include <algorithm>

// Bank of Communications, credit card: the kind of trade begins the text ("消费 ...", "退货 ..."),
// the currency begins the amount, which never has a sign.

namespace shuofa {
namespace {

constexpr ColumnName credit_columns[] = {
    {bank::Date, "交易日期"},
    {bank::BookedOn, "记账日期"},
    {bank::Summary, "交易说明"},
    {bank::Amount, "入账币种/金额"},
};

constexpr TableLayout layouts[] = {{"credit", credit_columns}};

// "退货 支付宝-样例出行".
CardText part(std::string_view text) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    return {text.substr(0, blank), trim_cell(text.substr(blank))};
}

constexpr BankForm form{SourceKind::BocomBank, layouts, AmountSign::ByWords, true, part};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易日期", "记账日期", "交易说明", "入账币种/金额"}) ? 90
                                                                                            : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer bocom_credit_csv, bocom_credit_xlsx;

const Importer bocom_credit_csv{"bocom_credit_csv",
                                "交通银行信用卡账单（CSV）",
                                "Bank of Communications credit card statement (CSV)",
                                FileShape::Text,
                                likeness,
                                read};
const Importer bocom_credit_xlsx{"bocom_credit_xlsx",
                                 "交通银行信用卡账单（XLSX）",
                                 "Bank of Communications credit card statement (XLSX)",
                                 FileShape::Workbook,
                                 likeness,
                                 read};

}  // namespace shuofa
