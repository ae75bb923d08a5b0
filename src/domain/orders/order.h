#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// Whose file told us, and whose numbers an order or payment is known by.
enum class SourceKind {
    Alipay,
    WeChat,
    Jd,
    Meituan,
    Taobao,
    CmbBank,
    IcbcBank,
    BocBank,
    AbcBank,
    UnionPay,
    Pinduoduo,
    OwnTable,  // a table whose columns the shopper named
    BocomBank,
    CgbBank,
    CcbBank,
    CiticBank,
    CibBank,
    OwnNotes,  // what the shopper noted in a book-keeping app; nobody else's record
};

template <>
inline constexpr auto enum_names<SourceKind> = std::to_array<EnumName<SourceKind>>({
    {SourceKind::Alipay, "alipay"},
    {SourceKind::WeChat, "wechat"},
    {SourceKind::Jd, "jd"},
    {SourceKind::Meituan, "meituan"},
    {SourceKind::Taobao, "taobao"},
    {SourceKind::CmbBank, "cmb_bank"},
    {SourceKind::IcbcBank, "icbc_bank"},
    {SourceKind::BocBank, "boc_bank"},
    {SourceKind::AbcBank, "abc_bank"},
    {SourceKind::UnionPay, "unionpay"},
    {SourceKind::Pinduoduo, "pinduoduo"},
    {SourceKind::OwnTable, "own_table"},
    {SourceKind::BocomBank, "bocom_bank"},
    {SourceKind::CgbBank, "cgb_bank"},
    {SourceKind::CcbBank, "ccb_bank"},
    {SourceKind::CiticBank, "citic_bank"},
    {SourceKind::CibBank, "cib_bank"},
    {SourceKind::OwnNotes, "own_notes"},
});

// Where the thing was bought, as far as the bill shows it.  A payment in a shop round the corner,
// or one whose bill row names no platform, is Unknown.
enum class Platform {
    Unknown,
    Taobao,
    Jd,
    Pinduoduo,
    Douyin,
    Meituan,
    Vipshop,
    Xiaohongshu,
    Kuaishou,
    WeChatShop
};

template <>
inline constexpr auto enum_names<Platform> = std::to_array<EnumName<Platform>>({
    {Platform::Unknown, "unknown"},
    {Platform::Taobao, "taobao"},
    {Platform::Jd, "jd"},
    {Platform::Pinduoduo, "pinduoduo"},
    {Platform::Douyin, "douyin"},
    {Platform::Meituan, "meituan"},
    {Platform::Vipshop, "vipshop"},
    {Platform::Xiaohongshu, "xiaohongshu"},
    {Platform::Kuaishou, "kuaishou"},
    {Platform::WeChatShop, "wechat_shop"},
});

// How far an order has come, by the latest row that told us.  Refunded: all that was paid came
// back; a part that came back shows in the amounts only.  RefundOnly: a refund is known, its
// purchase is not (it lies before the bill's period).
enum class OrderState {
    Unknown,
    AwaitingPayment,
    Paid,
    Shipped,
    Completed,
    Refunded,
    Closed,
    RefundOnly
};

template <>
inline constexpr auto enum_names<OrderState> = std::to_array<EnumName<OrderState>>({
    {OrderState::Unknown, "unknown"},
    {OrderState::AwaitingPayment, "awaiting_payment"},
    {OrderState::Paid, "paid"},
    {OrderState::Shipped, "shipped"},
    {OrderState::Completed, "completed"},
    {OrderState::Refunded, "refunded"},
    {OrderState::Closed, "closed"},
    {OrderState::RefundOnly, "refund_only"},
});

// One payment as one source tells it.  The same money may be told by two sources (a JD order paid
// with WeChat): see amount_paid() in refunds.h.
struct Payment {
    SourceKind source = SourceKind::Alipay;
    std::string trade_number;     // the wallet's own number
    std::string merchant_number;  // the seller's number for it, may be empty
    std::string method;           // "花呗", "样例银行(0002)", may be empty
    std::string status;           // the status word of the bill, untouched
    Money amount;
    std::optional<Instant> at;

    bool operator==(const Payment&) const = default;
};

struct Refund {
    SourceKind source = SourceKind::Alipay;
    std::string trade_number;  // the refund row's own number
    Money amount;
    std::optional<Instant> at;
    std::string status;

    bool operator==(const Refund&) const = default;
};

struct Shipment {
    std::string carrier;
    std::string number;
    std::optional<Instant> shipped_at;
    std::optional<Instant> delivered_at;

    bool operator==(const Shipment&) const = default;
};

struct InvoiceLink {
    std::string number;
    Money gross;
    std::optional<Day> issued_on;

    bool operator==(const InvoiceLink&) const = default;
};

// The row of a file that told us about an order, with the status it gave then.
struct Source {
    SourceKind kind = SourceKind::Alipay;
    std::string file;  // names the kept original: its evidence id or digest
    std::uint32_t row = 0;
    std::string status;
    std::optional<Instant> as_of;  // when the file was exported

    bool operator==(const Source&) const = default;
};

struct Order;
using OrderId = Id<Order>;
template <>
inline constexpr std::string_view id_prefix<Order> = "ord";

// One purchase.  (numbered_by, number) names it uniquely within a vault: a Taobao order number
// where the bill carries one, else the wallet's trade or merchant number.
struct Order {
    OrderId id;  // empty until it is stored
    SourceKind numbered_by = SourceKind::Alipay;
    std::string number;
    Platform platform = Platform::Unknown;
    std::string seller;
    std::string title;
    std::string note;                    // the shopper's own words
    std::optional<Money> paid;           // unknown while only a refund or an unpaid order is known
    Money refunded;                      // see amount_refunded() in refunds.h
    std::optional<Money> refund_stated;  // total refunded so far as the purchase row itself says
    std::optional<Instant> ordered_at;
    std::optional<Day> received_on;
    OrderState state = OrderState::Unknown;
    std::optional<Instant> as_of;  // export time of the newest file that set `state`
    std::vector<Payment> payments;
    std::vector<Refund> refunds;
    std::vector<Shipment> shipments;
    std::vector<InvoiceLink> invoices;
    std::vector<Source> sources;

    bool operator==(const Order&) const = default;
};

// What the shopper is out of pocket; unknown while the payment is.
inline std::optional<Money> net(const Order& order) {
    if (!order.paid) return std::nullopt;
    return *order.paid - order.refunded;
}

}  // namespace shuofa
