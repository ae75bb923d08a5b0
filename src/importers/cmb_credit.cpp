#include "base/text.h"
#include "importers/bank_statement.h"
#include "importers/cells.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string>

// China Merchants Bank, credit card: the month stands in the title, days have no year, refunds and
// repayments are negative.  Downloads from the browser have whole days and no title.

namespace shuofa {
namespace {

enum Column : std::size_t { Traded, Booked, Summary, Amount, Card, column_count };

constexpr ColumnName columns[] = {
    {Traded, "交易日", false},   {Traded, "交易日期", false}, {Booked, "记账日", false},
    {Booked, "记账日期", false}, {Summary, "交易摘要"},       {Amount, "人民币金额"},
    {Card, "卡号末四位", false}, {Card, "卡号后四位", false},
};

constexpr TableLayout layouts[] = {{"credit", columns}};

constexpr std::string_view title_mark = "招商银行信用卡对账单";

struct Month {
    int year = 0;
    int month = 0;
};

std::optional<int> number_before(std::string_view text, std::string_view mark) {
    const std::size_t end = text.find(mark);
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9')
        --begin;
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, value);
    if (error != std::errc{} || stop != text.data() + end) return std::nullopt;
    return value;
}

// "招商银行信用卡对账单（个人消费卡账户 2024年01月）".
std::optional<Month> month_of(std::string_view title) {
    const auto year = number_before(title, "年");
    const auto month = number_before(title, "月");
    if (!contains(title, title_mark) || !year || !month || *month < 1 || *month > 12)
        return std::nullopt;
    return Month{*year, *month};
}

// "12/31" of a statement of January belongs to the year before.  A spreadsheet makes a date of it,
// of the year in which it was opened: only month and day count.
std::optional<Instant> day_in(const std::optional<Month>& title, std::string_view text) {
    // The browser's download has no title, and days with their year: "20240115", "2024-01-15".
    if (!title) return parse_time(text);
    const Month& statement = *title;
    auto any_year = parse_time(fmt::format("2000/{}", text));
    if (!any_year) any_year = parse_time(text);
    if (!any_year) return std::nullopt;
    const Day day = china_day(*any_year);
    const auto month = static_cast<int>(static_cast<unsigned>(day.month()));
    const int year = month > statement.month ? statement.year - 1 : statement.year;
    return parse_time(
        fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(day.day())));
}

int likeness(const Glimpse& glimpse) {
    if (contains(glimpse.text.substr(0, 600), title_mark)) return 100;
    for (const std::string_view card : {"卡号末四位", "卡号后四位"}) {
        if (has_heading(glimpse.text, {"交易日", "记账日", "交易摘要", "人民币金额", card}))
            return 90;
    }
    return 0;
}

// A spreadsheet drops the zeros in front.
std::string card_number(std::string_view cell) {
    std::string digits{cell};
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits;
}

class CreditStatement {
public:
    CreditStatement(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(layouts));
        std::optional<Month> month;
        for (const std::string& note : table_.notes()) {
            if (!month) month = month_of(note);
            // Without the month no day has a year; better nothing than a wrong one.
            if (!month && contains(note, title_mark))
                return fail(bill_layout_unknown, "no month in the title");
        }
        TRY(table_.each_row([&](const TableRow& row) { take(row, month); }));
        table_.finish({});
        return {};
    }

private:
    void take(const TableRow& row, const std::optional<Month>& month) {
        BankRow bank;
        bank.bank = SourceKind::CmbBank;
        bank.at = day_in(month, table_.cell(row, Traded));
        if (!bank.at) bank.at = day_in(month, table_.cell(row, Booked));
        if (!bank.at) return table_.problem(row, time_unreadable);
        const auto amount = parse_amount(table_.cell(row, Amount));
        if (!amount) return table_.problem(row, amount_unreadable);
        bank.out = *amount;
        bank.summary = table_.cell(row, Summary);
        bank.counterparty = bank.summary;
        add_to(table_.computed(), bank);

        OrderDraft draft = bank_draft(bank, row, number_);
        if (contains(bank.summary, "还款")) {
            draft.kind = DraftKind::NotPurchase;
            draft.other_money = OtherMoney::Repayment;
        } else if (amount->is_negative()) {
            draft.kind = DraftKind::Refund;
        } else if (amount->is_zero() || contains(bank.summary, "分期") ||
                   contains(bank.summary, "利息") || contains(bank.summary, "年费")) {
            draft.kind = DraftKind::NotPurchase;
            draft.other_money = OtherMoney::Transfer;
        } else {
            draft.kind = DraftKind::Purchase;
            draft.state = OrderState::Paid;
        }
        if (draft.kind != DraftKind::NotPurchase) draft.other_money = OtherMoney::None;
        // No balance tells equal rows apart, so they are counted.
        number_ = fmt::format("{}:{}:{}:{}", day_text(china_day(*bank.at)), (-*amount).text(),
                              card_number(table_.cell(row, Card)), bank.summary);
        number_ += fmt::format(":{}", ++equal_rows_[number_]);
        draft.trade_number = number_;
        draft.number = draft.kind == DraftKind::NotPurchase ? std::string_view{} : number_;
        sink_.draft(draft);
    }

    BillTable table_;
    const BillSink& sink_;
    std::string number_;
    std::map<std::string, int> equal_rows_;
};

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return CreditStatement{self, input, sink}.read();
}

}  // namespace

extern const Importer cmb_credit_csv, cmb_credit_xlsx;

const Importer cmb_credit_csv{"cmb_credit_csv",
                              "招商银行信用卡账单（CSV）",
                              "China Merchants Bank credit card statement (CSV)",
                              FileShape::Text,
                              likeness,
                              read};
const Importer cmb_credit_xlsx{"cmb_credit_xlsx",
                               "招商银行信用卡账单（XLSX）",
                               "China Merchants Bank credit card statement (XLSX)",
                               FileShape::Workbook,
                               likeness,
                               read};

}  // namespace shuofa
