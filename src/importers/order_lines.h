#pragma once

#include "importers/bill_table.h"

#include <span>

namespace shuofa {

// The columns that tables of orders have between them.
namespace lines {
enum Column : std::size_t {
    Number,
    Time,
    Item,
    Fee,
    Status,
    Shop,
    Refund,
    Waybill,
    Carrier,
    Shipped,
    column_count
};
}  // namespace lines

// A platform's table of orders: one line an item, what was paid for the order on each of its lines.
struct OrderLinesForm {
    SourceKind source = SourceKind::Taobao;
    Platform platform = Platform::Taobao;
    std::span<const TableLayout> layouts;
};

Result<void> read_order_lines(const OrderLinesForm& form, const Importer& self, BillInput& input,
                              const BillSink& sink);

}  // namespace shuofa
