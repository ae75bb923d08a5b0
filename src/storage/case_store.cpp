#include "storage/case_store.h"

#include "storage/order_ids.h"
#include "storage/order_mark_store.h"

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

constexpr ErrorReason case_row_broken{"case_row_broken", ErrorCode::Internal,
                                      "案件记录损坏，请从备份恢复后再试。",
                                      "The record of the case is damaged: restore a backup."};

Result<Case> read_case(const sql::Row& row) {
    const auto id = CaseId::parse(row.text(0));
    if (!id) return fail(case_row_broken, "id");
    Case matter;
    matter.id = *id;
    if (!row.is_null(1)) {
        matter.order = OrderId::parse(row.text(1));
        if (!matter.order) return fail(case_row_broken, "order_id");
    }
    matter.title = row.text(2);
    matter.opened_on = TRY(parse_day(row.text(3)));
    return matter;
}

Result<CaseEvent> read_event(const sql::Row& row) {
    const auto type = enum_from_name<CaseEventType>(row.text(2));
    if (!type) return fail(case_row_broken, "type");
    CaseEvent event;
    event.number = static_cast<int>(row.integer(1));
    event.type = *type;
    event.day = TRY(parse_day(row.text(3)));
    event.recorded_at = Instant{row.integer(4)};
    return event;
}

CaseEvent* find_event(Case& matter, int number) {
    const auto found = std::find_if(matter.events.begin(), matter.events.end(),
                                    [&](const CaseEvent& event) { return event.number == number; });
    return found == matter.events.end() ? nullptr : &*found;
}

}  // namespace

// Reads the events of all `cases` in two statements, whatever their number.
Result<void> CaseStore::load_events(std::vector<Case>& cases) const {
    if (cases.empty()) return {};
    std::map<std::string, Case*, std::less<>> by_id;
    for (Case& matter : cases) {
        by_id[matter.id.text()] = &matter;
    }
    const std::string& first = by_id.begin()->first;
    const std::string& last = by_id.rbegin()->first;
    TRY(
        transaction_.run("SELECT case_id, number, type, day, recorded_at FROM case_events "
                         "WHERE vault_id = $1 AND case_id >= $2 AND case_id <= $3 "
                         "ORDER BY case_id, number",
                         {vault_.text(), first, last}, [&](const sql::Row& row) -> Result<void> {
                             const auto found = by_id.find(row.text(0));
                             if (found == by_id.end()) return {};
                             found->second->events.push_back(TRY(read_event(row)));
                             return {};
                         }));
    return transaction_.run(
        "SELECT case_id, number, name, value FROM case_event_fields "
        "WHERE vault_id = $1 AND case_id >= $2 AND case_id <= $3",
        {vault_.text(), first, last}, [&](const sql::Row& row) -> Result<void> {
            const auto found = by_id.find(row.text(0));
            if (found == by_id.end()) return {};
            CaseEvent* event = find_event(*found->second, static_cast<int>(row.integer(1)));
            if (event == nullptr) return fail(case_row_broken, "field without event");
            event->fields[std::string{row.text(2)}] = row.text(3);
            return {};
        });
}

Result<Case> CaseStore::load(const CaseId& id) const {
    std::vector<Case> found;
    TRY(
        transaction_.run("SELECT id, order_id, title, opened_on FROM cases "
                         "WHERE vault_id = $1 AND id = $2",
                         {vault_.text(), id.text()}, [&](const sql::Row& row) -> Result<void> {
                             found.push_back(TRY(read_case(row)));
                             return {};
                         }));
    if (found.empty()) return fail(case_not_found, id.text());
    TRY(load_events(found));
    return std::move(found.front());
}

Result<CasePage> CaseStore::list(const CaseFilter& filter, int limit,
                                 const std::optional<CaseId>& after) const {
    const std::int64_t open = filter.open ? (*filter.open ? 1 : 0) : -1;
    const std::string_view order = filter.order ? filter.order->text() : std::string_view{};
    // Every id is below "~".
    const std::string_view below = after ? after->text() : std::string_view{"~"};
    CasePage page;
    TRY(
        transaction_.run("SELECT id, order_id, title, opened_on FROM cases "
                         "WHERE vault_id = $1 AND id < $2 AND ($3 < 0 OR is_open = $3) "
                         "AND ($4 = '' OR order_id = $4) ORDER BY id DESC LIMIT $5",
                         {vault_.text(), below, open, order, std::int64_t{limit} + 1},
                         [&](const sql::Row& row) -> Result<void> {
                             page.cases.push_back(TRY(read_case(row)));
                             return {};
                         }));
    if (page.cases.size() > static_cast<std::size_t>(limit)) {
        page.cases.pop_back();
        page.next = page.cases.back().id;
    }
    TRY(load_events(page.cases));
    return page;
}

Result<std::optional<CaseId>> CaseStore::open_case_of(const OrderId& order) const {
    std::optional<CaseId> found;
    TRY(
        transaction_.run("SELECT id FROM cases "
                         "WHERE vault_id = $1 AND order_id = $2 AND is_open = 1",
                         {vault_.text(), order.text()}, [&](const sql::Row& row) -> Result<void> {
                             found = CaseId::parse(row.text(0));
                             return {};
                         }));
    return found;
}

Result<void> CaseStore::insert(const Case& matter) {
    const sql::Value order =
        matter.order ? sql::Value{std::string_view{matter.order->text()}} : sql::Value{nullptr};
    const std::string opened = day_text(matter.opened_on);
    TRY(
        transaction_.run("INSERT INTO cases (vault_id, id, order_id, title, opened_on, is_open) "
                         "VALUES ($1, $2, $3, $4, $5, 1)",
                         {vault_.text(), matter.id.text(), order, matter.title, opened}));
    for (const CaseEvent& event : matter.events) {
        TRY(append(matter.id, event));
    }
    if (!matter.order) return {};
    return OrderMarkStore{transaction_, vault_}.set(ordinal_of(*matter.order), OrderMark::Case);
}

Result<void> CaseStore::append(const CaseId& id, const CaseEvent& event) {
    const std::int64_t number = event.number;
    const std::string day = day_text(event.day);
    TRY(transaction_.run(
        "INSERT INTO case_events (vault_id, case_id, number, type, day, recorded_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {vault_.text(), id.text(), number, name_of(event.type), day, event.recorded_at.micros}));
    for (const auto& [name, value] : event.fields) {
        TRY(
            transaction_.run("INSERT INTO case_event_fields (vault_id, case_id, number, name, "
                             "value) VALUES ($1, $2, $3, $4, $5)",
                             {vault_.text(), id.text(), number, name, value}));
    }
    return {};
}

Result<void> CaseStore::set_open(const CaseId& id, bool open) {
    return transaction_.run("UPDATE cases SET is_open = $3 WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text(), std::int64_t{open ? 1 : 0}});
}

Result<void> CaseStore::rename(const CaseId& id, std::string_view title) {
    return transaction_.run("UPDATE cases SET title = $3 WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text(), title});
}

Result<EventFields> CaseStore::load_draft(const CaseId& id, std::string_view form) const {
    EventFields fields;
    TRY(transaction_.run(
        "SELECT name, value FROM case_drafts "
        "WHERE vault_id = $1 AND case_id = $2 AND form = $3",
        {vault_.text(), id.text(), form}, [&](const sql::Row& row) -> Result<void> {
            fields[std::string{row.text(0)}] = row.text(1);
            return {};
        }));
    return fields;
}

Result<void> CaseStore::save_draft(const CaseId& id, std::string_view form,
                                   const EventFields& fields, Instant now) {
    TRY(
        transaction_.run("DELETE FROM case_drafts WHERE vault_id = $1 AND case_id = $2 AND "
                         "form = $3",
                         {vault_.text(), id.text(), form}));
    for (const auto& [name, value] : fields) {
        TRY(
            transaction_.run("INSERT INTO case_drafts (vault_id, case_id, form, name, value, "
                             "saved_at) VALUES ($1, $2, $3, $4, $5, $6)",
                             {vault_.text(), id.text(), form, name, value, now.micros}));
    }
    return {};
}

}  // namespace shuofa
