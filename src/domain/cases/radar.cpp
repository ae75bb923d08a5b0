#include "domain/cases/radar.h"

#include "domain/cases/step_builder.h"
#include "domain/law/period.h"
#include "domain/law/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace shuofa {
namespace {

constexpr const char* consumer_law = "中华人民共和国消费者权益保护法";
constexpr const char* commerce_law = "中华人民共和国电子商务法";

// 消费者权益保护法 25: seven days from receipt; 网络购买商品七日无理由退货暂行办法 10: the day
// after signing is day one.
constexpr Period return_window{7, PeriodUnit::Days};
// 电子商务法 31: transaction records are kept three years at least.
constexpr int record_years = 3;
// How long after ordering the goods may still be on their way or just received.
constexpr int longest_delivery = 60;
// A closed order's refund is on its way for some days.
constexpr int refund_travels = 7;
// Records of small purchases are not worth a reminder.
constexpr Money worth_keeping = Money::yuan(100);

bool before(Day a, Day b) { return serial(a) < serial(b); }
bool within(Day day, Day from, Day to) { return !before(day, from) && !before(to, day); }

bool money_is_out(const Order& order) {
    return order.paid && *order.paid - order.refunded > Money{};
}

Phrase named(const Order& order, std::string_view zh, std::string_view en) {
    const std::string& name = order.title.empty() ? order.seller : order.title;
    return {fmt::format("{}：{}", name, zh), fmt::format("{}: {}", name, en)};
}

std::optional<RadarItem> return_item(const Order& order, const WorkCalendar& calendar, Day today,
                                     Day until) {
    if (!money_is_out(order) || order.state == OrderState::Closed) return std::nullopt;
    if (order.received_on) {
        const Day end = last_day(*order.received_on, return_window, Counting::Raw, calendar);
        if (!within(end, today, until)) return std::nullopt;
        return RadarItem{
            .date = end,
            .kind = RadarKind::ReturnWindow,
            .order = order.id,
            .title = named(order, "七日无理由退货到这一天", "last day to return without a reason"),
            .why = {fmt::format("{}签收，从第二天起算7天；定做、鲜活、拆封的音像软件等除外。",
                                day_text(*order.received_on)),
                    fmt::format("Received on {}; seven days from the day after. Made-to-order, "
                                "fresh and some other goods are excepted.",
                                day_text(*order.received_on))},
            .law = consumer_law,
            .article = "第二十五条",
            .certainty = "likely"};
    }
    if (!order.ordered_at || order.platform == Platform::Unknown) return std::nullopt;
    const Day ordered = china_day(*order.ordered_at);
    const Day earliest = last_day(ordered, return_window, Counting::Raw, calendar);
    if (!within(earliest, today, until) || before(today, ordered)) return std::nullopt;
    return RadarItem{
        .date = earliest,
        .kind = RadarKind::ReceiptUnknown,
        .order = order.id,
        .title = named(order, "填上签收日，才知道能退到哪天",
                       "fill in the day of receipt to see until when it can be returned"),
        .why = {"账单里没有签收日。退货窗口最早也要到这一天才关。",
                "The bill does not say when it was received. The return window closes on this day "
                "at the earliest."},
        .law = consumer_law,
        .article = "第二十五条",
        .certainty = "unknown"};
}

std::optional<RadarItem> refund_item(const Order& order, Day today) {
    if (order.state != OrderState::Closed || !money_is_out(order) || !order.ordered_at) {
        return std::nullopt;
    }
    const int age = days_between(china_day(*order.ordered_at), today);
    if (age < refund_travels || age > longest_delivery) return std::nullopt;
    const std::string out = (*order.paid - order.refunded).text();
    return RadarItem{
        .date = today,
        .kind = RadarKind::RefundMissing,
        .order = order.id,
        .title = named(order, fmt::format("订单已关闭，没有看到{}元退回", out),
                       fmt::format("closed, and {} yuan have not come back", out)),
        .why = {"账单显示已付款、交易已关闭，但没有对应的退款行。也可能在还没导入的账单里。",
                "The bill shows a payment and a closed order, and no refund. It may be in a bill "
                "that is not imported yet."},
        .certainty = "unverified"};
}

std::optional<RadarItem> record_item(const Order& order, Day today, Day until) {
    if (!order.ordered_at || order.platform == Platform::Unknown || !order.paid ||
        *order.paid < worth_keeping || !money_is_out(order)) {
        return std::nullopt;
    }
    const Day end = add_years(china_day(*order.ordered_at), record_years);
    if (!within(end, today, until)) return std::nullopt;
    return RadarItem{
        .date = end,
        .kind = RadarKind::RecordsDeletable,
        .order = order.id,
        .title = named(order, "平台的交易记录过了这天可能被删",
                       "the platform may delete its records after this day"),
        .why = {"记录从交易完成起至少保存三年；这里按下单日算，是最早的日子。需要的话先导出。",
                "Records are kept three years at least from completion; counted here from the "
                "order, the earliest day. Export them first if you need them."},
        .law = commerce_law,
        .article = "第三十一条",
        .certainty = "likely"};
}

void add(std::vector<RadarItem>& items, std::optional<RadarItem> item) {
    if (item) items.push_back(*std::move(item));
}

RadarItem promise_item(const Case& matter, const Promise& promise, Day today) {
    const Phrase who = party_words(promise.by);
    const Phrase what = promise_words(promise);
    const bool broken = promise.state == PromiseState::Broken;
    const Phrase made = day_words(promise.made_on, today);
    return {
        .date = *promise.due,
        .kind = broken ? RadarKind::PromiseBroken : RadarKind::PromiseDue,
        .order = matter.order,
        .matter = matter.id,
        .title = broken
                     ? Phrase{fmt::format("{}：{}承诺的{}没有兑现", matter.title, who.zh, what.zh),
                              fmt::format("{}: {} promised {}; it did not happen", matter.title,
                                          who.en, what.en)}
                     : Phrase{fmt::format("{}：{}承诺这天前{}", matter.title, who.zh, what.zh),
                              fmt::format("{}: {} promised {} by this day", matter.title, who.en,
                                          what.en)},
        .why = {fmt::format("{}您记录的承诺，第{}条记录。", made.zh, promise.event),
                fmt::format("The promise you noted on {}, event {}.", made.en, promise.event)},
        .certainty = "noted"};
}

std::optional<RadarKind> kind_of(const DeadlineFinding& deadline) {
    switch (deadline.kind) {
        case DeadlineKind::Safe:
            return RadarKind::OwnDeadline;
        case DeadlineKind::Provisional:
            return deadline.who == "consumer" ? RadarKind::OwnDeadline : RadarKind::TheirDeadline;
        case DeadlineKind::Authority:
            return RadarKind::TheirDeadline;
        case DeadlineKind::Arguable:
        case DeadlineKind::Status:
            return std::nullopt;
    }
    return std::nullopt;
}

std::string law_name(const RuleBook& rules, const std::string& id) {
    const Law* law = rules.find_law(id);
    return law == nullptr ? id : law->name.zh;
}

std::string_view certainty_of(const DeadlineFinding& deadline) {
    if (deadline.because.rule == nullptr) return "unverified";
    return name_of(deadline.because.rule->certainty);
}

}  // namespace

std::vector<RadarItem> order_radar(const Order& order, const WorkCalendar& calendar, Day today,
                                   Day until) {
    std::vector<RadarItem> items;
    add(items, return_item(order, calendar, today, until));
    add(items, refund_item(order, today));
    add(items, record_item(order, today, until));
    return items;
}

std::vector<OrderedBetween> order_radar_windows(Day today, Day until) {
    return {{add_days(today, -longest_delivery), today},
            // A day more on either side: 29 February.
            {add_days(add_years(today, -record_years), -1),
             add_days(add_years(until, -record_years), 1)}};
}

std::vector<RadarItem> case_radar(const Case& matter, const CasePosition& position,
                                  const Assessment& assessment, const std::optional<NextStep>& step,
                                  const RuleBook& rules, Day today, Day until) {
    std::vector<RadarItem> items;
    if (!position.is_open()) return items;
    for (const Promise& promise : position.promises) {
        if (!promise.due) continue;
        const bool ahead = promise.state == PromiseState::Open && !before(until, *promise.due);
        if (promise.is_overdue() || ahead) items.push_back(promise_item(matter, promise, today));
    }
    for (const DeadlineFinding& deadline : assessment.deadlines) {
        const auto kind = kind_of(deadline);
        if (!kind || !within(deadline.date, today, until)) continue;
        const Phrase name = rules.words(deadline.name);
        const Rule* rule = deadline.because.rule;
        items.push_back({.date = deadline.date,
                         .kind = *kind,
                         .order = matter.order,
                         .matter = matter.id,
                         .title = {fmt::format("{}：{}", matter.title, name.zh),
                                   fmt::format("{}: {}", matter.title, name.en)},
                         .why = rule == nullptr ? Phrase{} : rule->in_short,
                         .law = rule == nullptr ? "" : law_name(rules, rule->law),
                         .article = rule == nullptr ? "" : rule->article,
                         .certainty = std::string{certainty_of(deadline)}});
    }
    // While a promise is open the day of the promise itself stands on the list.
    if (step && step->id != "wait_for_promise" && before(today, step->on) &&
        !before(until, step->on)) {
        items.push_back({.date = step->on,
                         .kind = RadarKind::NextStep,
                         .order = matter.order,
                         .matter = matter.id,
                         .title = {fmt::format("{}：{}", matter.title, step->title.zh),
                                   fmt::format("{}: {}", matter.title, step->title.en)},
                         .why = step->why,
                         .certainty = "noted"});
    }
    return items;
}

void sort_radar(std::vector<RadarItem>& items) {
    std::stable_sort(items.begin(), items.end(), [](const RadarItem& a, const RadarItem& b) {
        return std::tuple{serial(a.date), a.kind} < std::tuple{serial(b.date), b.kind};
    });
}

}  // namespace shuofa
