#pragma once

#include "importers/bill_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// What a bank statement's row says, in the bank's own words.  Banks tell that money moved and to
// whom, never what was bought.
struct BankRow {
    SourceKind bank = SourceKind::CmbBank;
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

}  // namespace shuofa
