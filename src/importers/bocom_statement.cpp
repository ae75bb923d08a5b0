#include "importers/bank_statement.h"
#include "importers/cells.h"

// Bank of Communications, debit card: amounts without a sign, 借 or 贷 beside them.

namespace shuofa {
namespace {

constexpr ColumnName debit_columns[] = {
    {bank::Date, "交易日期"},         {bank::Clock, "交易时间"},
    {bank::Summary, "交易类型"},      {bank::Direction, "借贷"},
    {bank::Amount, "交易金额"},       {bank::Balance, "余额"},
    {bank::Counterparty, "对方户名"}, {bank::OtherParty, "交易地点", false},
    {bank::Note, "摘要", false},
};

constexpr TableLayout layouts[] = {{"debit", debit_columns}};

constexpr BankForm form{SourceKind::BocomBank, layouts, AmountSign::ByDirection};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"交易日期", "借贷", "交易金额", "对方户名"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_statement(form, self, input, sink);
}

}  // namespace

extern const Importer bocom_statement_csv, bocom_statement_xlsx;

const Importer bocom_statement_csv{"bocom_statement_csv",
                                   "交通银行流水（CSV）",
                                   "Bank of Communications statement (CSV)",
                                   FileShape::Text,
                                   likeness,
                                   read};
const Importer bocom_statement_xlsx{"bocom_statement_xlsx",
                                    "交通银行流水（XLSX）",
                                    "Bank of Communications statement (XLSX)",
                                    FileShape::Workbook,
                                    likeness,
                                    read};

}  // namespace shuofa
