#include "base/text.h"
#include "importers/bank_row.h"
#include "importers/cells.h"

// ICBC, debit card: two columns for the amount, cells padded and followed by a TAB.  The newer
// version adds 交易详情 and 对方账户.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Time,
    Summary,
    Detail,
    Place,
    Income,
    Expense,
    Balance,
    Counterparty,
    column_count
};

constexpr ColumnName columns[] = {
    {Time, "交易日期"},          {Summary, "摘要"},
    {Detail, "交易详情", false}, {Place, "交易场所"},
    {Income, "记账金额(收入)"},  {Expense, "记账金额(支出)"},
    {Balance, "余额"},           {Counterparty, "对方户名", false},
};

constexpr TableLayout layouts[] = {{"debit", columns}};

int likeness(const Glimpse& glimpse) {
    const bool heading = contains(glimpse.text, "记账金额") && contains(glimpse.text, "交易场所");
    if (glimpse.text.starts_with("明细查询文件下载")) return heading ? 100 : 50;
    return heading ? 90 : 0;
}

Result<void> read(BillInput& input, const BillSink& sink);

}  // namespace

extern const Importer icbc_statement_csv;
const Importer icbc_statement_csv{"icbc_statement_csv",
                                  "工商银行流水（CSV）",
                                  "ICBC statement (CSV)",
                                  FileShape::Text,
                                  likeness,
                                  read};

namespace {

// Money out is positive; nothing when neither or both of the columns hold an amount.
std::optional<Money> money_out(std::string_view income, std::string_view expense) {
    if (is_blank_cell(income) == is_blank_cell(expense)) return std::nullopt;
    if (!is_blank_cell(expense)) return parse_amount(expense);
    const auto amount = parse_amount(income);
    if (!amount) return std::nullopt;
    return -*amount;
}

Result<void> read(BillInput& input, const BillSink& sink) {
    BillTable table{icbc_statement_csv, input, sink};
    TRY(table.find(layouts));
    std::string number;
    for (;;) {
        const TableRow* row = TRY(table.next());
        if (row == nullptr) break;
        BankRow bank;
        bank.bank = SourceKind::IcbcBank;
        bank.at = table.time(*row, Time);
        const auto out = money_out(table.cell(*row, Income), table.cell(*row, Expense));
        if (!bank.at) {
            table.problem(*row, time_unreadable);
            continue;
        }
        if (!out) {
            table.problem(*row, amount_unreadable);
            continue;
        }
        bank.out = *out;
        bank.summary = table.cell(*row, Summary);
        bank.counterparty = table.cell(*row, Place);
        if (is_blank_cell(bank.counterparty)) bank.counterparty = table.cell(*row, Counterparty);
        bank.note = table.cell(*row, Detail);
        bank.balance = table.cell(*row, Balance);
        BillSums& sums = table.computed();
        add_to(out->is_negative() ? sums.income : sums.expense, out->is_negative() ? -*out : *out);
        sink.draft(bank_draft(bank, *row, number));
    }
    table.finish({});
    return {};
}

}  // namespace
}  // namespace shuofa
