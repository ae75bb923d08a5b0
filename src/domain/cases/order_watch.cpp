#include "domain/cases/order_watch.h"

#include "domain/cases/durable_goods.h"
#include "domain/cases/order_windows.h"
#include "domain/law/period.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

// How long after ordering the goods may still be on their way or just received.
constexpr int longest_delivery = 60;
// A closed order's refund is on its way for some days.
constexpr int refund_travels = 7;
// Records of small purchases are not worth a reminder, nor is the burden of proof.
constexpr Money worth_keeping = Money::yuan(100);
constexpr Money worth_proving = Money::yuan(500);

bool before(Day a, Day b) { return serial(a) < serial(b); }

bool money_is_out(const WatchedOrder& order) {
    return order.paid && *order.paid - order.refunded > Money{};
}

Phrase named(const WatchedOrder& order, std::string_view zh, std::string_view en) {
    return {fmt::format("{}：{}", order.name, zh), fmt::format("{}: {}", order.name, en)};
}

Day back(Day day, Period period) {
    switch (period.unit) {
        case PeriodUnit::Months:
            return add_months(day, -period.length);
        case PeriodUnit::Years:
            return add_years(day, -period.length);
        case PeriodUnit::Days:
        case PeriodUnit::WorkingDays:
            break;
    }
    return add_days(day, -period.length);
}

}  // namespace

OrderWatch::OrderWatch(const RuleBook& rules, const WorkCalendar& calendar, Day today, Day until)
    : calendar_{calendar}, today_{today}, until_{until}, terms_{order_terms(rules, today)} {}

// The end of the term, if it lies ahead and not too far.
std::optional<Day> OrderWatch::end(const std::optional<LawTerm>& term, Day start) const {
    if (!term) return std::nullopt;
    const Day day = last_day(start, term->period, term->counting, calendar_);
    if (before(day, today_) || before(until_, day)) return std::nullopt;
    return day;
}

RadarItem OrderWatch::item(const WatchedOrder& order, const LawTerm& term, Day date,
                           RadarKind kind) const {
    return {.date = date,
            .kind = kind,
            .order = order.id,
            .law = term.law,
            .article = term.article,
            .certainty = term.certainty,
            .received_on = order.received_on};
}

void OrderWatch::look_at_return(const WatchedOrder& order, std::vector<RadarItem>& items) const {
    if (order.state == OrderState::Closed) return;
    if (order.received_on) {
        const auto last = end(terms_.return_window, *order.received_on);
        if (!last) return;
        RadarItem found = item(order, *terms_.return_window, *last, RadarKind::ReturnWindow);
        found.title = named(order, "七日无理由退货到这一天", "last day to return without a reason");
        const std::string day = day_text(*order.received_on);
        found.why = {
            fmt::format("{}签收，从第二天起算{}天；定做、鲜活、拆封的音像软件等除外。", day,
                        terms_.return_window->period.length),
            fmt::format("Received on {}; {} days from the day after. Made-to-order, fresh and some "
                        "other goods are excepted.",
                        day, terms_.return_window->period.length)};
        // Which goods these are is not known.
        found.certainty = name_of(Certainty::Likely);
        items.push_back(std::move(found));
        return;
    }
    if (!order.ordered_on || order.platform == Platform::Unknown) return;
    const auto earliest = end(terms_.return_window, *order.ordered_on);
    if (!earliest || before(today_, *order.ordered_on)) return;
    RadarItem found = item(order, *terms_.return_window, *earliest, RadarKind::ReceiptUnknown);
    found.title = named(order, "填上签收日，才知道能退到哪天",
                        "fill in the day of receipt to see until when it can be returned");
    found.why = {"账单里没有签收日。退货窗口最早也要到这一天才关。",
                 "The bill does not say when it was received. The return window closes on this day "
                 "at the earliest."};
    found.certainty = "unknown";
    items.push_back(std::move(found));
}

void OrderWatch::look_at_burden(const WatchedOrder& order, std::vector<RadarItem>& items) const {
    if (!order.received_on || *order.paid < worth_proving) return;
    const auto last = end(terms_.burden, *order.received_on);
    if (!last || !names_durable_goods(order.name)) return;
    RadarItem found = item(order, *terms_.burden, *last, RadarKind::BurdenReversed);
    found.title = named(order, "到这一天前发现毛病，由商家举证",
                        "for a fault found by this day the shop must prove it is not at fault");
    found.why = {fmt::format("{}签收，{}个月内发现瑕疵由商家举证。是否属于耐用商品按商品名判断。",
                             day_text(*order.received_on), terms_.burden->period.length),
                 fmt::format("Received on {}; within {} months the shop carries the proof. Whether "
                             "these are durable goods is taken from the name.",
                             day_text(*order.received_on), terms_.burden->period.length)};
    found.certainty = name_of(Certainty::Likely);
    items.push_back(std::move(found));
}

void OrderWatch::look_at_refund(const WatchedOrder& order, std::vector<RadarItem>& items) const {
    if (order.state != OrderState::Closed || !order.ordered_on) return;
    const int age = days_between(*order.ordered_on, today_);
    if (age < refund_travels || age > longest_delivery) return;
    const std::string out = (*order.paid - order.refunded).text();
    items.push_back(
        {.date = today_,
         .kind = RadarKind::RefundMissing,
         .order = order.id,
         .title = named(order, fmt::format("订单已关闭，没有看到{}元退回", out),
                        fmt::format("closed, and {} yuan have not come back", out)),
         .why = {"账单显示已付款、交易已关闭，但没有对应的退款行。也可能在还没导入的账单里。",
                 "The bill shows a payment and a closed order, and no refund. It may be in a bill "
                 "that is not imported yet."},
         .certainty = std::string{name_of(Certainty::Unverified)}});
}

void OrderWatch::look_at_records(const WatchedOrder& order, std::vector<RadarItem>& items) const {
    if (!order.ordered_on || order.platform == Platform::Unknown || *order.paid < worth_keeping)
        return;
    const auto last = end(terms_.records, *order.ordered_on);
    if (!last) return;
    RadarItem found = item(order, *terms_.records, *last, RadarKind::RecordsDeletable);
    found.title = named(order, "平台的交易记录过了这天可能被删",
                        "the platform may delete its records after this day");
    found.why = {
        fmt::format("记录从交易完成起至少保存{}年；这里按下单日算，是最早的日子。需要的话先导出。",
                    terms_.records->period.length),
        fmt::format("Records are kept {} years at least from completion; counted here from the "
                    "order, the earliest day. Export them first if you need them.",
                    terms_.records->period.length)};
    found.certainty = name_of(Certainty::Likely);
    items.push_back(std::move(found));
}

std::vector<RadarItem> OrderWatch::look_at(const WatchedOrder& order) const {
    std::vector<RadarItem> items;
    if (!money_is_out(order)) return items;
    look_at_return(order, items);
    look_at_burden(order, items);
    look_at_refund(order, items);
    look_at_records(order, items);
    return items;
}

std::optional<RadarItem> OrderWatch::look_at_warranty(const WatchedOrder& order) const {
    WindowFacts facts{.ordered_on = order.ordered_on,
                      .warranty_months = order.warranty_months,
                      .all_came_back = order.paid && order.refunded >= *order.paid};
    if (order.received_on) facts.receipt = Receipt{*order.received_on, ReceiptSource::User};
    const auto window = warranty_of(facts, terms_, calendar_, today_);
    if (!window || before(window->until, today_) || before(until_, window->until))
        return std::nullopt;
    RadarItem found = item(order, *terms_.warranty, window->until, RadarKind::WarrantyEnding);
    found.title =
        named(order, "保修到这一天，有毛病先报修", "the warranty ends; report faults by then");
    found.why = window->because;
    found.certainty = window->certainty;
    found.warranty_months = order.warranty_months;
    return found;
}

std::vector<OrderedBetween> OrderWatch::stretches() const {
    const Day recent = add_days(today_, -longest_delivery);
    std::vector<OrderedBetween> found{
        {terms_.return_window ? back(recent, terms_.return_window->period) : recent, today_,
         Money{}}};
    // A day more on either side: 29 February.
    if (terms_.records) {
        found.push_back({add_days(back(today_, terms_.records->period), -1),
                         add_days(back(until_, terms_.records->period), 1), worth_keeping});
    }
    if (terms_.burden) {
        // Received then, so ordered before.
        found.push_back({add_days(back(today_, terms_.burden->period), -longest_delivery),
                         add_days(back(until_, terms_.burden->period), 1), worth_proving});
    }
    std::sort(found.begin(), found.end(), [](const OrderedBetween& a, const OrderedBetween& b) {
        return before(a.from, b.from);
    });
    // A long look ahead lets them touch: no order is to be told of twice.
    std::vector<OrderedBetween> apart;
    for (const OrderedBetween& stretch : found) {
        if (!apart.empty() && !before(apart.back().to, stretch.from)) {
            OrderedBetween& last = apart.back();
            if (before(last.to, stretch.to)) last.to = stretch.to;
            last.least_paid = std::min(last.least_paid, stretch.least_paid);
        } else {
            apart.push_back(stretch);
        }
    }
    return apart;
}

}  // namespace shuofa
