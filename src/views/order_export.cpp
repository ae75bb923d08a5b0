#include "views/order_export.h"

#include "formats/table_writer.h"

namespace shuofa {
namespace {

constexpr std::size_t most_exported = 100'000;
constexpr int page = 500;

TableCell money(const std::optional<Money>& amount) {
    return amount ? TableCell{*amount} : TableCell{};
}

TableCell time(const std::optional<Instant>& at) {
    if (!at) return {};
    return day_text(china_day(*at)) + " " + china_time_text(*at);
}

template <class List, class Number>
std::string numbers(const List& list, const Number& number) {
    std::string text;
    for (const auto& entry : list) {
        if (!text.empty()) text += "; ";
        text += number(entry);
    }
    return text;
}

TableLine heading(Language language) {
    if (language == Language::English) {
        return {std::string{"ordered at"},  std::string{"number"},  std::string{"platform"},
                std::string{"seller"},      std::string{"title"},   std::string{"paid"},
                std::string{"refunded"},    std::string{"net"},     std::string{"state"},
                std::string{"received on"}, std::string{"parcels"}, std::string{"invoices"},
                std::string{"note"}};
    }
    return {std::string{"下单时间"}, std::string{"订单号"}, std::string{"平台"},
            std::string{"商家"},     std::string{"商品"},   std::string{"付了"},
            std::string{"已退"},     std::string{"净付"},   std::string{"状态"},
            std::string{"签收日"},   std::string{"运单号"}, std::string{"发票号"},
            std::string{"备注"}};
}

TableLine line_of(const OrderView& order, Language language) {
    return {time(order.ordered_at),
            order.number,
            phrase_of(order.platform).in(language),
            order.seller,
            order.title,
            money(order.paid),
            order.refunded,
            money(order.net),
            phrase_of(order.state).in(language),
            order.received_on ? day_text(*order.received_on) : std::string{},
            numbers(order.shipments, [](const ShipmentView& parcel) { return parcel.number; }),
            numbers(order.invoices, [](const InvoiceView& invoice) { return invoice.number; }),
            order.note};
}

}  // namespace

Result<std::vector<std::byte>> export_orders(sql::Transaction& transaction, const VaultId& vault,
                                             const OrderOutlook& outlook, const OrderFilter& filter,
                                             ExportFormat format, Language language) {
    std::vector<TableLine> lines{heading(language)};
    OrderListRequest request{filter, page, std::nullopt};
    const OrderStore store{transaction, vault};
    OrderViews views{transaction, vault, outlook};
    do {
        const OrderPage orders = TRY(store.list(filter, request.limit, request.after));
        for (const Order& order : orders.orders) {
            const OrderView view = TRY(views.view(order));
            if (!is_told_elsewhere(view)) lines.push_back(line_of(view, language));
        }
        request.after = orders.next;
    } while (request.after && lines.size() <= most_exported);
    if (format == ExportFormat::Xlsx) return write_xlsx("orders", lines);
    const std::string text = write_csv(lines);
    const auto bytes = std::as_bytes(std::span{text.data(), text.size()});
    return std::vector<std::byte>{bytes.begin(), bytes.end()};
}

}  // namespace shuofa
