#pragma once

#include "base/enum_names.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"
#include "domain/documents/document.h"
#include "domain/documents/document_facts.h"
#include "domain/orders/order.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shuofa {

struct Link;
using LinkId = Id<Link>;
template <>
inline constexpr std::string_view id_prefix<Link> = "lnk";

// Why two things belong together.
enum class LinkBasis {
    OrderNumber,    // the document names the order
    Waybill,        // they share a parcel's number
    InvoiceNumber,  // they share an invoice's number
    RedInvoice,     // a red invoice names its blue one
    SameMail,       // the document came with a mail that names the order
    BankRow,        // a bank's row and a wallet's: the same payment told twice
    AmountTimeSeller,
    SellerTime,
};

template <>
inline constexpr auto enum_names<LinkBasis> = std::to_array<EnumName<LinkBasis>>({
    {LinkBasis::OrderNumber, "order_number"},
    {LinkBasis::Waybill, "waybill"},
    {LinkBasis::InvoiceNumber, "invoice_number"},
    {LinkBasis::RedInvoice, "red_invoice"},
    {LinkBasis::SameMail, "same_mail"},
    {LinkBasis::BankRow, "bank_row"},
    {LinkBasis::AmountTimeSeller, "amount_time_seller"},
    {LinkBasis::SellerTime, "seller_time"},
});

// Exact: an exact key joins them, so they are joined.  Proposed: they look alike; the shopper says.
enum class LinkCertainty { Exact, Proposed };

template <>
inline constexpr auto enum_names<LinkCertainty> = std::to_array<EnumName<LinkCertainty>>({
    {LinkCertainty::Exact, "exact"},
    {LinkCertainty::Proposed, "proposed"},
});

// What the shopper said to a link.
enum class LinkDecision { Confirmed, Rejected };

template <>
inline constexpr auto enum_names<LinkDecision> = std::to_array<EnumName<LinkDecision>>({
    {LinkDecision::Confirmed, "confirmed"},
    {LinkDecision::Rejected, "rejected"},
});

struct Link {
    LinkId id;
    std::int64_t order = 0;  // ordinal
    std::string other;       // "doc_...", or "ord_..." for the same purchase told by a bank
    LinkBasis basis = LinkBasis::OrderNumber;
    LinkCertainty certainty = LinkCertainty::Exact;
    int score = 100;    // 0 ... 100
    std::string proof;  // the shared number, or the amount

    bool operator==(const Link&) const = default;
};

// An order as far as joining looks at it.
struct JoinOrder {
    std::int64_t ordinal = 0;
    std::string id;  // "ord_..."
    SourceKind numbered_by = SourceKind::Alipay;
    std::string number;
    std::string seller;
    std::string title;
    std::optional<Money> paid;
    std::optional<Instant> at;
    Money refunded = {};
    std::vector<std::string> more_numbers = {};  // of its payments, refunds and parcels
};

// A document as far as joining looks at it.
struct JoinDocument {
    std::string id;  // "doc_..."
    DocumentKind kind = DocumentKind::Mail;
    std::string import;  // the file it came in
    std::string member;  // its place there
    std::vector<DocumentNumber> numbers;
    std::string seller;           // whoever it is from
    std::optional<Money> amount;  // of an invoice
    std::optional<Instant> at;
};

LinkId link_id(std::string_view order_id, std::string_view other_id);

// A statement tells that money moved, not under which order: a bank's, or the shopper's own notes.
// Its rows are only ever proposed as the same purchase.
bool is_statement(SourceKind kind);

// Joins documents with the orders whose numbers they name, directly or through one another: a
// parcel through the mail that names both, a red invoice through its blue one, an attachment
// through its mail.  Through a document that belongs to several orders nothing is joined.
// `orders` are those with any of the documents' numbers.
std::vector<Link> join_by_numbers(std::span<const JoinDocument> documents,
                                  std::span<const JoinOrder> orders);

// Finds what only looks alike, one order at a time so that a million of them need no memory: bank
// rows beside wallet rows, invoices beside payments, calls and chats beside sellers.
class LikelyLinks {
public:
    // `documents` without an order yet, and the banks' rows.  Both must outlive this.
    LikelyLinks(std::span<const JoinDocument> documents, std::span<const JoinOrder> bank_rows);
    ~LikelyLinks();
    LikelyLinks(const LikelyLinks&) = delete;
    LikelyLinks& operator=(const LikelyLinks&) = delete;

    void look_at(const JoinOrder& order);
    // The best for each document and row.
    std::vector<Link> take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The longest run of characters that both names share, of a shop's usual words nothing counted
// (旗舰店, 客服, 有限公司 ...).
std::size_t shared_name(std::string_view a, std::string_view b);

}  // namespace shuofa
