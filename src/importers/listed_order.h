#pragma once

#include "importers/importer.h"

#include <boost/json/fwd.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// One order of a platform's own list, gathered from its lines or its JSON.
struct ListedOrder {
    SourceKind source = SourceKind::Taobao;
    Platform platform = Platform::Taobao;
    std::string number;
    std::string paid_under;  // the number that the payment went under, when it is another
    std::string shop;
    std::string status;  // the page's word: "交易成功"
    std::string note;
    std::vector<std::string> items;
    std::string waybill;
    std::string carrier;
    std::optional<Instant> shipped_at;
    Money fee;
    std::optional<Instant> at;
    std::uint32_t row = 0;
    bool never_paid = false;
    OrderState state = OrderState::Unknown;
};

// Reads a page's word for the state: "卖家已发货", "待收货", "已完成" and the like.
void take_status(std::string_view word, ListedOrder& order);

// The draft of the order.  `title` keeps its title; both must live as long as the draft.
OrderDraft listed_draft(const ListedOrder& order, std::string& title);

// Makes an order of one place of a list in JSON; nothing when it lacks number, amount or time.
using OrderOfJson = std::optional<ListedOrder> (*)(const boost::json::value&, std::uint32_t row);

// Sends the orders of a list that is no table, and its report.
class OrderListReport {
public:
    OrderListReport(const Importer& importer, BillInput& input, const BillSink& sink,
                    std::string_view layout);

    // Counts a place of the list; 1-based, and the row of what is said about it.
    std::uint32_t next_row() { return static_cast<std::uint32_t>(++report_.rows); }
    void take(const ListedOrder& order);
    // A place that is no complete order; `text` is how it stands in the file.
    void incomplete(std::uint32_t row, std::string_view text);
    void finish();
    // All places of a list, and the report.
    void take_all(const boost::json::array& list, OrderOfJson order_of);

private:
    BillInput& input_;
    const BillSink& sink_;
    BillReport report_;
    std::string title_;
    Money paid_;
    std::int64_t count_ = 0;
};

}  // namespace shuofa
