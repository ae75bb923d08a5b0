#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "domain/orders/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What a bill row is.  UnpaidOrder comes from order lists only: the order exists, nothing was paid.
enum class DraftKind { Purchase, Refund, NotPurchase, UnpaidOrder };

template <>
inline constexpr auto enum_names<DraftKind> = std::to_array<EnumName<DraftKind>>({
    {DraftKind::Purchase, "purchase"},
    {DraftKind::Refund, "refund"},
    {DraftKind::NotPurchase, "not_purchase"},
    {DraftKind::UnpaidOrder, "unpaid_order"},
});

// Why a row is no purchase.
enum class OtherMoney {
    None,
    Income,
    Transfer,
    RedPacket,
    Repayment,
    TopUp,
    Withdrawal,
    Investment,
    Frozen,
    NeverPaid,
    ZeroAmount
};

template <>
inline constexpr auto enum_names<OtherMoney> = std::to_array<EnumName<OtherMoney>>({
    {OtherMoney::None, "none"},
    {OtherMoney::Income, "income"},
    {OtherMoney::Transfer, "transfer"},
    {OtherMoney::RedPacket, "red_packet"},
    {OtherMoney::Repayment, "repayment"},
    {OtherMoney::TopUp, "top_up"},
    {OtherMoney::Withdrawal, "withdrawal"},
    {OtherMoney::Investment, "investment"},
    {OtherMoney::Frozen, "frozen"},
    {OtherMoney::NeverPaid, "never_paid"},
    {OtherMoney::ZeroAmount, "zero_amount"},
});

// Everything one bill row says.  A draft owns none of its texts: they live in the importer's buffer
// during one call of DraftSink::draft, or in the DraftChunk that holds the draft.  A million rows
// then need no million allocations.
struct OrderDraft {
    DraftKind kind = DraftKind::Purchase;
    OtherMoney other_money = OtherMoney::None;  // None unless kind is NotPurchase
    SourceKind source = SourceKind::Alipay;
    Platform platform = Platform::Unknown;
    OrderState state = OrderState::Unknown;

    // Names the order the row belongs to: rows with equal (numbered_by, number) are one order.
    // A refund row carries its purchase's number.  Empty for NotPurchase.
    SourceKind numbered_by = SourceKind::Alipay;
    std::string_view number;

    std::string_view trade_number;     // the row's own number
    std::string_view merchant_number;  // the seller's number
    std::string_view seller;
    std::string_view title;
    std::string_view method;
    std::string_view status;    // the bill's word, untouched
    std::string_view category;  // the bill's word for the kind of trade, untouched
    std::string_view note;
    std::string_view waybill;  // of the parcel, where an order list tells it
    std::string_view carrier;
    std::optional<Instant> shipped_at;  // together with the parcel

    Money amount;  // never negative
    // Total refunded so far as the purchase row tells it (成功退款, 已退款(￥50.00)).
    std::optional<Money> refund_stated;
    std::optional<Instant> at;
    std::uint32_t row = 0;  // 1-based line of a text file or row of a sheet
};

// A row that could not be read.  It is shown, never dropped.
struct RowProblem {
    std::uint32_t row = 0;  // 0: the whole file
    std::string reason_id;  // stable, for programs: "amount_unreadable"
    Phrase reason;          // says what is wrong with the row
    std::string text;       // the row as it stands in the file, at most 200 characters

    bool operator==(const RowProblem&) const = default;
};

// One line of a bill's own summary: how many rows, how much money.
struct TotalLine {
    std::optional<std::int64_t> count;
    std::optional<Money> amount;

    bool operator==(const TotalLine&) const = default;
};

struct BillSums {
    std::optional<std::int64_t> rows;
    TotalLine income;
    TotalLine expense;
    TotalLine neutral;

    bool operator==(const BillSums&) const = default;
};

// The file's own totals beside what its rows add up to.  A check, not a truth: every wallet prints
// that its totals may differ from the rows.
struct BillTotals {
    std::optional<BillSums> stated;  // nothing: the file states none
    BillSums computed;
    std::optional<bool> agree;  // nothing when the file states none

    bool operator==(const BillTotals&) const = default;
};

// What is known about one bill before its rows.
struct BillStart {
    std::string importer;          // "alipay_bill_csv"
    std::string member;            // name inside the archive, empty when there is none
    std::optional<Instant> as_of;  // when the bill was exported, if its head says so

    bool operator==(const BillStart&) const = default;
};

// What is known about one bill after its rows.  An archive can hold several.
struct BillReport {
    std::string importer;          // "alipay_bill_csv"
    Phrase title;                  // "支付宝账单（CSV）"
    std::string member;            // name inside the archive, empty when there is none
    std::string layout;            // "web", "app_2021", "app_2023": which known layout it was
    std::string encoding;          // "GB18030"
    std::int64_t rows = 0;         // rows of the table, problem rows included
    std::int64_t problems = 0;     // all of them, even those beyond the listed ones
    std::optional<Instant> as_of;  // when the bill was exported
    std::vector<std::string>
        warnings;  // ids: "resaved_by_spreadsheet", "ids_damaged", "file_truncated"
    BillTotals totals;

    bool operator==(const BillReport&) const = default;
};

}  // namespace shuofa
