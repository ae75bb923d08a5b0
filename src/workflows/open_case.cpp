#include "workflows/open_case.h"

#include "base/text.h"
#include "domain/law/rule_book.h"
#include "storage/order_store.h"

namespace shuofa {
namespace {

constexpr std::size_t longest_title = 60;

std::string title_of(const CaseOpening& opening, const std::optional<Order>& order,
                     const EventFields& facts, const FactCatalogue& catalogue) {
    if (!trim(opening.title).empty()) {
        return std::string{first_code_points(trim(opening.title), longest_title)};
    }
    if (order && !order->title.empty()) {
        return std::string{first_code_points(order->title, longest_title)};
    }
    if (order && !order->seller.empty()) return order->seller;
    const auto problem = facts.find("problem");
    const FactEntry* entry = catalogue.find("problem");
    if (problem != facts.end() && entry != nullptr) {
        if (const FactChoice* choice = entry->find_choice(problem->second)) return choice->title.zh;
    }
    return "未命名的案件";
}

CaseEvent event_of(CaseEventType type, EventFields fields, int number, const Clock& clock) {
    CaseEvent event;
    event.number = number;
    event.type = type;
    event.day = clock.today();
    event.recorded_at = clock.now();
    event.fields = std::move(fields);
    return event;
}

}  // namespace

Result<EventFields> read_case_facts(const RawFacts& facts, const FactCatalogue& catalogue) {
    EventFields fields;
    for (const auto& [name, raw] : facts) {
        const FactEntry* entry = catalogue.find(name);
        const std::string_view text = raw.form == RawFactValue::Form::Text
                                          ? trim(raw.text)
                                          : std::string_view{"a value of another form"};
        // Nothing at all takes the fact back; "unknown" is an answer.
        if (entry != nullptr && (text.empty() || text == "unknown")) {
            fields[entry->name] = text;
            continue;
        }
        const auto [own_name, value] = TRY(catalogue.read(name, raw));
        fields[own_name] = fact_text(value);
    }
    return fields;
}

Result<CaseAccount> open_case(const OpenCaseNeeds& needs, const CaseOpening& opening) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    const FactCatalogue& catalogue = knowledge.rules.catalogue();
    RawFacts given = opening.facts;
    if (!opening.problem.empty()) {
        given["problem"] = {.form = RawFactValue::Form::Text, .text = opening.problem, .items = {}};
    }
    const EventFields facts = TRY(read_case_facts(given, catalogue));
    const CaseId id = needs.ids.next<Case>();

    return needs.database.write([&](sql::Transaction& transaction) -> Result<CaseAccount> {
        CaseStore cases{transaction, needs.vault};
        std::optional<Order> order;
        if (opening.order) {
            order = TRY(OrderStore(transaction, needs.vault).load(*opening.order));
            const auto open = TRY(cases.open_case_of(*opening.order));
            if (open) return fail(case_already_open, open->text(), "order");
        }
        Case matter;
        matter.id = id;
        matter.order = opening.order;
        matter.title = title_of(opening, order, facts, catalogue);
        matter.opened_on = needs.clock.today();
        matter.events.push_back(event_of(CaseEventType::Opened, {}, 1, needs.clock));
        if (!facts.empty()) {
            matter.events.push_back(event_of(CaseEventType::FactSet, facts, 2, needs.clock));
        }
        TRY(cases.insert(matter));
        CaseAccount account =
            account_of(std::move(matter), std::move(order), knowledge, needs.clock.today());
        TRY(catalogue.check_days(account.facts));
        return account;
    });
}

}  // namespace shuofa
