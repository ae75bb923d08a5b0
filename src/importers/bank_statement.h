#pragma once

#include "importers/bill_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shuofa {

// The columns that bank statements have between them; a bank's layouts name those it has.
namespace bank {
enum Column : std::size_t {
    Date,
    Clock,     // the time of day, where it stands apart
    BookedOn,  // asked when Date is empty
    Amount,
    Direction,  // "借 Dr", "贷 Cr"
    Income,
    Expense,
    Balance,
    Summary,
    Counterparty,
    OtherParty,  // asked when Counterparty is empty
    Note,
    Currency,
    column_count
};
}  // namespace bank

// Which way the money of a single amount column went.
enum class AmountSign {
    OutIsNegative,
    InIsNegative,  // as credit cards write it
    ByDirection,   // never signed: a column says 借 or 贷
    ByWords,       // never signed: the summary says it ("消费", "退款")
};

// A card's line of text that says both what happened and with whom.
struct CardText {
    std::string_view kind;
    std::string_view payee;
};

// One bank's statement.
struct BankForm {
    SourceKind source = SourceKind::CmbBank;
    std::span<const TableLayout> layouts;
    AmountSign sign = AmountSign::OutIsNegative;
    bool credit_card = false;  // what comes in is a refund or a repayment
    // How Summary is parted where the bank writes all into it.
    CardText (*part)(std::string_view) = nullptr;
    bool slashes_are_own = false;  // writes days as "2025/01/05" itself
};

// Reads a statement with one row a movement of money.
Result<void> read_statement(const BankForm& form, const Importer& self, BillInput& input,
                            const BillSink& sink);

// What a bank statement's row says, in the bank's own words.  Banks tell that money moved and to
// whom, never what was bought.
struct BankRow {
    SourceKind bank = SourceKind::CmbBank;
    bool credit_card = false;
    std::string_view summary;  // "快捷支付", "消费", "转账汇款"
    std::string_view counterparty;  // "财付通-北岸数码专营店", "支付宝-云岭茶仓旗舰店"
    std::string_view note;
    std::string_view balance;  // after the row; tells equal rows apart
    Money out;                 // money that went out; negative when it came in
    std::optional<Instant> at;
};

// The draft of a bank row.  Statements have no trade numbers: day, amount and balance make one,
// kept in `number`, which must live as long as the draft.
OrderDraft bank_draft(const BankRow& bank_row, const TableRow& row, std::string& number);

// The time of day beside a day, in seconds: "123456", "10:20:30", and "93000" or "0.3958" after a
// spreadsheet.
std::optional<std::int64_t> seconds_of_day(std::string_view clock);

// What went out by two columns; negative when it came in.  Nothing when the cells hold no amount,
// or one on both sides.
std::optional<Money> one_of_two(std::string_view income, std::string_view expense);

// Adds the row to the money in or the money out.
void add_to(BillSums& sums, const BankRow& bank_row);

}  // namespace shuofa
