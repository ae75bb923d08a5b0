#include "importers/bank_statement.h"
#include "importers/cells.h"

// China Guangfa Bank, credit card: "（消费）..." in the text, refunds and repayments negative.

namespace shuofa {
namespace {

constexpr ColumnName credit_columns[] = {
    {bank::Date, "交易日期"},   {bank::BookedOn, "入账日期"},        {bank::Summary, "交易摘要"},
    {bank::Amount, "入账金额"}, {bank::Currency, "入账货币", false},
};

constexpr TableLayout layouts[] = {{"credit", credit_columns}};

// "（退款）样例商户".
CardText part(std::string_view text) {
    constexpr std::string_view open = "（", close = "）";
    const std::size_t end = text.find(close);
    if (!text.starts_with(open) || end == std::string_view::npos) return {text, text};
    return {text.substr(open.size(), end - open.size()),
            trim_cell(text.substr(end + close.size()))};
}

constexpr BankForm form{SourceKind::CgbBank, layouts, AmountSign::InIsNegative, true, part, true};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易日期", "入账日期", "交易摘要", "入账金额", "入账货币"})
               ? 90
               : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer cgb_credit_csv, cgb_credit_xlsx;

const Importer cgb_credit_csv{"cgb_credit_csv",
                              "广发银行信用卡账单（CSV）",
                              "China Guangfa Bank credit card statement (CSV)",
                              FileShape::Text,
                              likeness,
                              read};
const Importer cgb_credit_xlsx{"cgb_credit_xlsx",
                               "广发银行信用卡账单（XLSX）",
                               "China Guangfa Bank credit card statement (XLSX)",
                               FileShape::Workbook,
                               likeness,
                               read};

}  // namespace shuofa
