#include "workflows/today.h"

#include "domain/cases/order_watch.h"
#include "domain/law/rule_book.h"
#include "formats/calendar_writer.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_store.h"
#include "storage/snooze_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace shuofa {
namespace {

constexpr int page_size = 200;
constexpr int most_cases = 1000;
constexpr std::size_t longest_key = 200;
constexpr int longest_snooze = 366;

Result<std::vector<CaseAccount>> open_accounts(sql::Transaction& transaction,
                                               const AssessCaseNeeds& needs,
                                               const CaseKnowledge& knowledge) {
    CaseFilter open;
    open.open = true;
    const CaseStore cases{transaction, needs.vault};
    const OrderStore orders{transaction, needs.vault};
    std::vector<CaseAccount> accounts;
    std::optional<CaseId> after;
    do {
        CasePage page = TRY(cases.list(open, page_size, after));
        for (Case& matter : page.cases) {
            std::optional<Order> order;
            if (matter.order) order = TRY(orders.load(*matter.order));
            accounts.push_back(
                account_of(std::move(matter), std::move(order), knowledge, needs.today));
        }
        after = page.next;
    } while (after && accounts.size() < most_cases);
    return accounts;
}

// The cases that look after orders, and which of their orders' days they bring themselves.
struct CaredFor {
    CaseId matter;
    bool tells_return_window = false;
};
using Cases = std::map<OrderId, CaredFor>;

// A case asks for receipt and refund by itself; what it does not tell stays on the list, once.
void take_items(std::vector<RadarItem> found, const Cases& cases, std::vector<RadarItem>& items) {
    for (RadarItem& item : found) {
        const auto cared = cases.find(*item.order);
        if (cared != cases.end()) {
            const bool told =
                item.kind == RadarKind::ReceiptUnknown || item.kind == RadarKind::RefundMissing ||
                (item.kind == RadarKind::ReturnWindow && cared->second.tells_return_window);
            if (told) continue;
            item.matter = cared->second.matter;
        }
        items.push_back(std::move(item));
    }
}

// The day of receipt that a parcel tells, where the shopper said none.
void add_receipt(const OrderMarkStore::Values& received, std::int64_t ordinal,
                 WatchedOrder& order) {
    if (order.received_on) return;
    const auto signed_for = received.find(ordinal);
    if (signed_for == received.end()) return;
    if (const auto day = parse_day(signed_for->second)) order.received_on = *day;
}

// Only orders placed in the stretches that can matter are read; SQL finds them by their time.
// Warranties stand in a list of their own: few orders have one.
Result<void> watch_orders(sql::Transaction& transaction, const AssessCaseNeeds& needs,
                          const OrderWatch& watch, const Cases& cases,
                          std::vector<RadarItem>& items) {
    const OrderStore orders{transaction, needs.vault};
    const OrderMarkStore marks{transaction, needs.vault};
    const auto received = TRY(marks.all(OrderMark::Signed));
    for (const OrderedBetween& stretch : watch.stretches()) {
        TRY(orders.watch(stretch, [&](const WatchedOrder& read) -> Result<void> {
            if (received.empty() || read.received_on) {
                take_items(watch.look_at(read), cases, items);
                return {};
            }
            WatchedOrder order = read;
            add_receipt(received, ordinal_of(order.id), order);
            take_items(watch.look_at(order), cases, items);
            return {};
        }));
    }
    const auto warranties = TRY(marks.warranties());
    std::vector<std::int64_t> ordinals;
    for (const auto& [ordinal, months] : warranties)
        ordinals.push_back(ordinal);
    for (const Order& order : TRY(orders.load_all(ordinals))) {
        const std::int64_t ordinal = ordinal_of(order.id);
        WatchedOrder watched{.id = order.id,
                             .received_on = order.received_on,
                             .paid = order.paid,
                             .refunded = order.refunded,
                             .state = order.state,
                             .platform = order.platform,
                             .name = order.title.empty() ? order.seller : order.title,
                             .warranty_months = warranties.at(ordinal)};
        if (order.ordered_at) watched.ordered_on = china_day(*order.ordered_at);
        add_receipt(received, ordinal, watched);
        if (auto item = watch.look_at_warranty(watched))
            take_items({*std::move(item)}, cases, items);
    }
    return {};
}

bool tells_return_window(const CaseAccount& account) {
    const auto& deadlines = account.assessment.deadlines;
    return std::any_of(deadlines.begin(), deadlines.end(), [](const DeadlineFinding& deadline) {
        return deadline.name == "notice_to_seller" || deadline.name == "notice_safe";
    });
}

Result<std::vector<RadarItem>> radar_of(sql::Transaction& transaction, const AssessCaseNeeds& needs,
                                        const CaseKnowledge& knowledge,
                                        const std::vector<CaseAccount>& accounts, int days) {
    const Day until = add_days(needs.today, days);
    std::vector<RadarItem> items;
    Cases cases;
    for (const CaseAccount& account : accounts) {
        if (account.matter.order)
            cases[*account.matter.order] = {account.matter.id, tells_return_window(account)};
        for (RadarItem& item : case_radar(account.matter, account.position, account.assessment,
                                          account.step, knowledge.rules, needs.today, until)) {
            items.push_back(std::move(item));
        }
    }
    const OrderWatch watch{knowledge.rules, knowledge.calendar, needs.today, until};
    TRY(watch_orders(transaction, needs, watch, cases, items));
    const auto snoozes = TRY(SnoozeStore(transaction, needs.vault).load());
    std::erase_if(items, [&](const RadarItem& item) {
        const auto put_off = snoozes.find(item.key());
        return put_off != snoozes.end() && serial(needs.today) < serial(put_off->second);
    });
    sort_radar(items);
    return items;
}

// What can be done today comes before what must wait; of those a broken promise first, then the
// nearest date.
std::tuple<std::chrono::sys_days, int, std::chrono::sys_days> urgency(const CaseAccount& account) {
    const auto far = serial(add_days(account.today, 36500));
    if (!account.step) return {far, 1, far};
    const auto by = account.step->by ? serial(*account.step->by) : far;
    return {std::max(serial(account.step->on), serial(account.today)),
            account.position.overdue_promises() > 0 ? 0 : 1, by};
}

}  // namespace

Result<std::vector<RadarItem>> watch_dates(const AssessCaseNeeds& needs, int days) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read(
        [&](sql::Transaction& transaction) -> Result<std::vector<RadarItem>> {
            const auto accounts = TRY(open_accounts(transaction, needs, knowledge));
            return radar_of(transaction, needs, knowledge, accounts, days);
        });
}

Result<void> put_off(const AssessCaseNeeds& needs, const std::string& item, Day until) {
    if (item.size() > longest_key || std::count(item.begin(), item.end(), ':') < 2)
        return fail(radar_item_unknown, item, "key");
    if (serial(until) > serial(add_days(needs.today, longest_snooze)))
        return fail(snooze_too_long, day_text(until), "until");
    return needs.database.write([&](sql::Transaction& transaction) -> Result<void> {
        SnoozeStore snoozes{transaction, needs.vault};
        // A day that has come shows the item again, which needs no row.
        if (serial(until) <= serial(needs.today)) return snoozes.forget(item);
        return snoozes.put_off(item, until);
    });
}

Result<std::string> calendar_file(const AssessCaseNeeds& needs, int days, Instant now,
                                  Language language) {
    std::vector<CalendarEntry> entries;
    for (const RadarItem& item : TRY(watch_dates(needs, days))) {
        // What is overdue already belongs on the list, not into a calendar.
        if (serial(item.date) < serial(needs.today)) continue;
        std::string text = item.why.in(language);
        if (!item.law.empty()) text += fmt::format("\n{} {}", item.law, item.article);
        entries.push_back({.uid = fmt::format("{}@{}", item.key(), needs.vault.text()),
                           .day = item.date,
                           .title = item.title.in(language),
                           .text = std::move(text)});
    }
    return write_calendar(Phrase{"说法", "Shuofa"}.in(language), entries, now);
}

Result<TodayAccount> look_at_today(const AssessCaseNeeds& needs, int days) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read([&](sql::Transaction& transaction) -> Result<TodayAccount> {
        TodayAccount account;
        account.today = needs.today;
        account.cases = TRY(open_accounts(transaction, needs, knowledge));
        account.radar = TRY(radar_of(transaction, needs, knowledge, account.cases, days));
        account.has_orders = TRY(OrderStore(transaction, needs.vault).count({}, 1)) > 0;
        std::stable_sort(
            account.cases.begin(), account.cases.end(),
            [](const CaseAccount& a, const CaseAccount& b) { return urgency(a) < urgency(b); });
        return account;
    });
}

}  // namespace shuofa
