#include "base/text.h"
#include "importers/bank_row.h"
#include "importers/cells.h"

// China Merchants Bank, debit card: signed amounts, the counterparty glued to its account number.

namespace shuofa {
namespace {

enum Column : std::size_t { Time, Amount, Balance, Summary, Counterparty, Note, column_count };

constexpr ColumnName columns[] = {
    {Time, "记账日期"},    {Amount, "交易金额"},       {Balance, "联机余额"},
    {Summary, "交易摘要"}, {Counterparty, "对手信息"}, {Note, "客户摘要", false},
};

constexpr TableLayout layouts[] = {{"debit", columns}};

int likeness(const Glimpse& glimpse) {
    return contains(glimpse.text, "记账日期") && contains(glimpse.text, "联机余额") &&
                   contains(glimpse.text, "对手信息")
               ? 90
               : 0;
}

Result<void> read(BillInput& input, const BillSink& sink);

}  // namespace

extern const Importer cmb_statement_csv;
const Importer cmb_statement_csv{"cmb_statement_csv",
                                 "招商银行流水（CSV）",
                                 "China Merchants Bank statement (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};

namespace {

Result<void> read(BillInput& input, const BillSink& sink) {
    BillTable table{cmb_statement_csv, input, sink};
    TRY(table.find(layouts));
    std::string number;
    for (;;) {
        const TableRow* row = TRY(table.next());
        if (row == nullptr) break;
        BankRow bank;
        bank.bank = SourceKind::CmbBank;
        bank.at = table.time(*row, Time);
        const auto amount = parse_amount(table.cell(*row, Amount));
        if (!bank.at) {
            table.problem(*row, time_unreadable);
            continue;
        }
        if (!amount) {
            table.problem(*row, amount_unreadable);
            continue;
        }
        bank.out = -*amount;
        bank.summary = table.cell(*row, Summary);
        bank.counterparty = table.cell(*row, Counterparty);
        bank.note = table.cell(*row, Note);
        bank.balance = table.cell(*row, Balance);
        BillSums& sums = table.computed();
        add_to(amount->is_negative() ? sums.expense : sums.income,
               amount->is_negative() ? -*amount : *amount);
        sink.draft(bank_draft(bank, *row, number));
    }
    table.finish({});
    return {};
}

}  // namespace
}  // namespace shuofa
