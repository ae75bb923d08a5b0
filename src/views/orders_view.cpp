#include "views/orders_view.h"

#include "domain/documents/carriers.h"
#include "formats/describe.h"
#include "storage/kept_page_store.h"
#include "storage/order_sums.h"

#include <algorithm>
#include <charconv>

namespace shuofa {
namespace {

// Counting further would read all orders for a number that nobody needs exactly.
constexpr std::int64_t most_counted_matches = 200;
constexpr std::int64_t most_counted_orders = 10'000'000;

}  // namespace

Result<ImportStore::FileName> OrderViews::file_of(const Source& source) {
    const auto known = files_.find(source.file);
    if (known != files_.end()) return known->second;
    std::int64_t ordinal = 0;
    std::from_chars(source.file.data(), source.file.data() + source.file.size(), ordinal);
    auto found = TRY(imports_.file_of(ordinal));
    // What is not numbered came from elsewhere and is shown by the name it has.
    return files_.emplace(source.file, found.value_or(ImportStore::FileName{{}, {}, source.file}))
        .first->second;
}

Result<OrderOutlook> order_outlook(Library& library, Day today) {
    return OrderOutlook{TRY(case_knowledge(library)), today};
}

Result<OrderView> view_one_order(sql::Transaction& transaction, const VaultId& vault,
                                 const OrderOutlook& outlook, const Order& order) {
    OrderViews views{transaction, vault, outlook};
    OrderView view = TRY(views.view(order));
    view.pages = TRY(kept_pages_view(transaction, vault,
                                     TRY(KeptPageStore(transaction, vault).of_order(order.id))))
                     .pages;
    return view;
}

Result<OrderView> OrderViews::view(const Order& order) {
    OrderView view;
    view.id = order.id;
    view.number = order.number;
    view.numbered_by = order.numbered_by;
    view.platform = order.platform;
    view.seller = order.seller;
    view.title = order.title;
    view.note = order.note;
    view.paid = order.paid;
    view.refunded = order.refunded;
    view.net = net(order);
    view.ordered_at = order.ordered_at;
    view.received_on = order.received_on;
    view.state = order.state;
    for (const Payment& payment : order.payments) {
        view.payments.push_back({payment.source, payment.trade_number, payment.merchant_number,
                                 payment.method, payment.status, payment.amount, payment.at});
    }
    for (const Refund& refund : order.refunds) {
        view.refunds.push_back(
            {refund.source, refund.trade_number, refund.amount, refund.at, refund.status});
    }
    for (const Shipment& shipment : order.shipments) {
        ShipmentView parcel = shipment_view(shipment.carrier, shipment.number);
        parcel.shipped_at = shipment.shipped_at;
        parcel.delivered_at = shipment.delivered_at;
        if (shipment.delivered_at) parcel.state = ParcelState::Signed;
        view.shipments.push_back(std::move(parcel));
    }
    for (const InvoiceLink& invoice : order.invoices) {
        view.invoices.push_back(
            {invoice.number, invoice.gross, invoice.issued_on, InvoiceColour::Blue, {}, {}, {}});
    }
    for (const Source& source : order.sources) {
        const ImportStore::FileName file = TRY(file_of(source));
        view.sources.push_back({source.kind, file.file_name, file.id.text(), file.digest,
                                source.row, source.status, source.as_of});
    }
    TRY(add_links(order, view));
    TRY(add_register(order, view));
    return view;
}

Result<OrderListView> view_order_list(sql::Transaction& transaction, const VaultId& vault,
                                      const OrderOutlook& outlook,
                                      const OrderListRequest& request) {
    const OrderStore store{transaction, vault};
    const OrderPage page = TRY(store.list(request.filter, request.limit, request.after));
    OrderListView list;
    list.next = page.next;
    OrderViews views{transaction, vault, outlook};
    list.orders.reserve(page.orders.size());
    for (const Order& order : page.orders) {
        OrderView view = TRY(views.view(order));
        if (!is_told_elsewhere(view)) list.orders.push_back(std::move(view));
    }
    if (request.after) return list;
    list.total = page.next ? page.total : static_cast<std::int64_t>(page.orders.size());
    if (list.total) return list;
    const std::int64_t most =
        request.filter.is_empty() ? most_counted_orders : most_counted_matches;
    list.total = TRY(store.count(request.filter, most));
    list.total_is_exact = *list.total < most;
    return list;
}

std::optional<Day> received_since(std::optional<OrderWindowFilter> window,
                                  const OrderOutlook& outlook) {
    if (!window) return std::nullopt;
    // Without a rule no window is open: a day that never comes lets nothing through.
    return returnable_since(order_terms(outlook.knowledge.rules, outlook.today),
                            outlook.knowledge.calendar, outlook.today)
        .value_or(add_days(outlook.today, 36500));
}

Result<OrderSummaryView> view_order_summary(sql::Transaction& transaction, const VaultId& vault,
                                            const OrderFilter& filter) {
    OrderSummaryView view;
    std::map<Platform, PlatformSumView> platforms;
    for (const MonthSum& sum : TRY(month_sums(transaction, vault, filter))) {
        view.months.push_back(
            {sum.month, sum.platform, sum.orders, sum.paid, sum.refunded, sum.disputes});
        PlatformSumView& platform = platforms[sum.platform];
        platform.platform = sum.platform;
        platform.orders += sum.orders;
        platform.paid += sum.paid;
        platform.refunded += sum.refunded;
        platform.disputes += sum.disputes;
    }
    for (const auto& [name, sum] : platforms)
        view.platforms.push_back(sum);
    std::stable_sort(
        view.platforms.begin(), view.platforms.end(),
        [](const PlatformSumView& a, const PlatformSumView& b) { return a.paid > b.paid; });
    return view;
}

std::string to_json(const OrderSummaryView& view) { return describe::to_text(view); }

std::string to_json(const OrderView& view) { return describe::to_text(view); }

std::string to_json(const OrderListView& view) { return describe::to_text(view); }

const Phrase& phrase_of(Platform platform) {
    static const Phrase unknown{"平台未知", "unknown platform"},
        taobao{"淘宝/天猫", "Taobao/Tmall"}, jd{"京东", "JD"}, pinduoduo{"拼多多", "Pinduoduo"},
        douyin{"抖音", "Douyin"}, meituan{"美团", "Meituan"}, vipshop{"唯品会", "Vipshop"},
        xiaohongshu{"小红书", "Xiaohongshu"}, kuaishou{"快手", "Kuaishou"},
        wechat_shop{"微信小店", "WeChat shop"};
    switch (platform) {
        case Platform::Unknown:
            return unknown;
        case Platform::Taobao:
            return taobao;
        case Platform::Jd:
            return jd;
        case Platform::Pinduoduo:
            return pinduoduo;
        case Platform::Douyin:
            return douyin;
        case Platform::Meituan:
            return meituan;
        case Platform::Vipshop:
            return vipshop;
        case Platform::Xiaohongshu:
            return xiaohongshu;
        case Platform::Kuaishou:
            return kuaishou;
        case Platform::WeChatShop:
            return wechat_shop;
    }
    return unknown;
}

const Phrase& phrase_of(OrderState state) {
    static const Phrase unknown{"状态未知", "unknown"}, awaiting{"待付款", "awaiting payment"},
        paid{"已付款", "paid"}, shipped{"已发货", "shipped"}, completed{"交易成功", "completed"},
        refunded{"已全额退款", "refunded"}, closed{"已关闭", "closed"},
        refund_only{"仅见退款", "refund only"};
    switch (state) {
        case OrderState::Unknown:
            return unknown;
        case OrderState::AwaitingPayment:
            return awaiting;
        case OrderState::Paid:
            return paid;
        case OrderState::Shipped:
            return shipped;
        case OrderState::Completed:
            return completed;
        case OrderState::Refunded:
            return refunded;
        case OrderState::Closed:
            return closed;
        case OrderState::RefundOnly:
            return refund_only;
    }
    return unknown;
}

ShipmentView shipment_view(std::string_view carrier, std::string_view number) {
    ShipmentView view;
    view.carrier = carrier_name(carrier);
    view.number = number;
    if (carrier.empty()) {
        for (const std::string_view name : carriers_by_shape(number))
            view.carrier_guess.emplace_back(name);
    }
    return view;
}

}  // namespace shuofa
