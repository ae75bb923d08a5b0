#include "domain/cases/order_windows.h"

#include "domain/cases/durable_goods.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

OrderWindow window(WindowKind kind, const LawTerm& term, Period period, Day from,
                   const WorkCalendar& calendar, Day today) {
    const Day until = last_day(from, period, term.counting, calendar);
    return {.kind = kind,
            .from = from,
            .until = until,
            .open = serial(from) <= serial(today) && serial(today) <= serial(until),
            .law = term.law,
            .article = term.article,
            .certainty = term.certainty,
            .because = {}};
}

// "11月5日签收" with who says so.
Phrase received_words(const Receipt& receipt) {
    const std::string day = day_text(receipt.on);
    if (receipt.source == ReceiptSource::Parcel)
        return {fmt::format("物流显示{}签收", day),
                fmt::format("The parcel was signed for on {}", day)};
    return {fmt::format("{}签收", day), fmt::format("Received on {}", day)};
}

// A law is no surer than the day it is counted from.
void weaken(OrderWindow& window, bool is_sure) {
    if (!is_sure && window.certainty == name_of(Certainty::Stated))
        window.certainty = name_of(Certainty::Likely);
}

std::optional<OrderWindow> return_window(const WindowFacts& facts, const OrderTerms& terms,
                                         const WorkCalendar& calendar, Day today) {
    if (!terms.return_window || !facts.receipt || facts.all_came_back ||
        facts.state == OrderState::Closed || facts.state == OrderState::AwaitingPayment) {
        return std::nullopt;
    }
    const LawTerm& term = *terms.return_window;
    OrderWindow found =
        window(WindowKind::Return, term, term.period, facts.receipt->on, calendar, today);
    const Phrase received = received_words(*facts.receipt);
    found.because = {
        fmt::format("{}，从第二天起算{}天；定做、鲜活、拆封的音像软件等除外。", received.zh,
                    term.period.length),
        fmt::format("{}; {} days from the day after. Made-to-order, fresh and some other goods are "
                    "excepted.",
                    received.en, term.period.length)};
    // Which goods these are is not known, nor that they were sold at a distance.
    weaken(found, false);
    return found;
}

std::optional<OrderWindow> burden_window(const WindowFacts& facts, const OrderTerms& terms,
                                         const WorkCalendar& calendar, Day today) {
    if (!terms.burden || !facts.receipt || !names_durable_goods(facts.name)) return std::nullopt;
    const LawTerm& term = *terms.burden;
    OrderWindow found =
        window(WindowKind::Burden, term, term.period, facts.receipt->on, calendar, today);
    const Phrase received = received_words(*facts.receipt);
    found.because = {
        fmt::format("{}，{}个月内发现瑕疵由商家举证。是否属于耐用商品按商品名判断。", received.zh,
                    term.period.length),
        fmt::format("{}; within {} months the shop carries the proof. Whether these are durable "
                    "goods is taken from the name.",
                    received.en, term.period.length)};
    weaken(found, false);
    return found;
}

std::optional<OrderWindow> records_window(const WindowFacts& facts, const OrderTerms& terms,
                                          const WorkCalendar& calendar, Day today) {
    if (!terms.records || !facts.ordered_on || facts.platform == Platform::Unknown)
        return std::nullopt;
    const LawTerm& term = *terms.records;
    OrderWindow found =
        window(WindowKind::Records, term, term.period, *facts.ordered_on, calendar, today);
    found.because = {
        fmt::format("记录从交易完成起至少保存{}年；这里按下单日算，是最早的日子。需要的话先导出。",
                    term.period.length),
        fmt::format("Records are kept {} years at least from completion; counted here from the "
                    "order, the earliest day. Export them first if you need them.",
                    term.period.length)};
    weaken(found, false);
    return found;
}

}  // namespace

std::optional<OrderWindow> warranty_of(const WindowFacts& facts, const OrderTerms& terms,
                                       const WorkCalendar& calendar, Day today) {
    if (!terms.warranty || !facts.warranty_months || facts.all_came_back) return std::nullopt;
    if (!facts.receipt && !facts.ordered_on) return std::nullopt;
    const Period months{*facts.warranty_months, PeriodUnit::Months};
    const Day from = facts.receipt ? facts.receipt->on : *facts.ordered_on;
    OrderWindow found =
        window(WindowKind::Warranty, *terms.warranty, months, from, calendar, today);
    if (facts.receipt) {
        const Phrase received = received_words(*facts.receipt);
        found.because = {
            fmt::format("{}，约定保修{}个月。上门安装的从装好起算，换过货的从换货起重新算。",
                        received.zh, months.length),
            fmt::format("{}; {} months were agreed. It runs from installation where the seller "
                        "installs, and anew after a replacement.",
                        received.en, months.length)};
    } else {
        found.because = {
            fmt::format("约定保修{}个月。签收日还没有填，这里从下单日算，是最早的日子。",
                        months.length),
            fmt::format("{} months were agreed. The day of receipt is not known: counted from the "
                        "order, the earliest day.",
                        months.length)};
    }
    weaken(found, facts.receipt && facts.receipt->source == ReceiptSource::User);
    return found;
}

std::vector<OrderWindow> windows_of(const WindowFacts& facts, const OrderTerms& terms,
                                    const WorkCalendar& calendar, Day today) {
    std::vector<OrderWindow> windows;
    for (auto find : {&return_window, &warranty_of, &burden_window, &records_window}) {
        if (auto found = find(facts, terms, calendar, today)) windows.push_back(*std::move(found));
    }
    std::stable_sort(windows.begin(), windows.end(),
                     [](const OrderWindow& a, const OrderWindow& b) {
                         return serial(a.until) < serial(b.until);
                     });
    return windows;
}

}  // namespace shuofa
