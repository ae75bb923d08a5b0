#include "workflows/record_case_event.h"

#include "domain/law/rule_book.h"

namespace shuofa {
namespace {

constexpr ErrorReason event_not_for_callers{
    "event_not_for_callers", ErrorCode::InvalidInput,
    "这种记录由程序自己写：新建案件用 case open，撤销用 case undo。",
    "The program writes this type itself: use case open, or case undo."};

bool is_closed(const std::vector<CaseEvent>& events) {
    bool closed = false;
    for (const CaseEvent& event : standing_events(events)) {
        if (event.type == CaseEventType::Closed) closed = true;
        if (event.type == CaseEventType::Reopened) closed = false;
    }
    return closed;
}

// `is_open` in the table follows the events; an order is never left with two open cases.
Result<void> follow_openness(CaseStore& cases, const Case& before, const CaseEvent& event) {
    const bool was_closed = is_closed(before.events);
    std::vector<CaseEvent> after = before.events;
    after.push_back(event);
    const bool now_closed = is_closed(after);
    if (was_closed == now_closed) return {};
    if (!now_closed && before.order) {
        const auto other = TRY(cases.open_case_of(*before.order));
        if (other) return fail(case_already_open, other->text(), "order");
    }
    return cases.set_open(before.id, !now_closed);
}

Result<void> may_follow(const Case& matter, CaseEventType type) {
    const bool closed = is_closed(matter.events);
    if (type == CaseEventType::Reopened && !closed) return fail(case_is_open, matter.id.text());
    const bool may_be_added_to_closed = type == CaseEventType::Reopened ||
                                        type == CaseEventType::Note ||
                                        type == CaseEventType::Undone;
    if (closed && !may_be_added_to_closed) return fail(case_is_closed, matter.id.text());
    return {};
}

// `make` gives the event to add, knowing the case as it is.
template <class Make>
Result<CaseAccount> add_event(const RecordCaseEventNeeds& needs, const CaseId& id, Make&& make) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.write([&](sql::Transaction& transaction) -> Result<CaseAccount> {
        CaseStore cases{transaction, needs.vault};
        const Case matter = TRY(cases.load(id));
        CaseEvent event = TRY(make(matter));
        TRY(may_follow(matter, event.type));
        event.number = matter.events.empty() ? 1 : matter.events.back().number + 1;
        event.recorded_at = needs.clock.now();
        TRY(follow_openness(cases, matter, event));
        TRY(cases.append(id, event));
        CaseAccount account =
            TRY(load_account(transaction, needs.vault, id, knowledge, needs.clock.today()));
        // What the shopper states must fit what is known; nothing is kept of it otherwise.
        if (event.type == CaseEventType::FactSet)
            TRY(knowledge.rules.catalogue().check_days(account.facts));
        return account;
    });
}

}  // namespace

Result<CaseAccount> record_case_event(const RecordCaseEventNeeds& needs, const CaseId& id,
                                      std::string_view type, const EventFields& fields) {
    if (type == name_of(CaseEventType::FactSet)) {
        RawFacts facts;
        for (const auto& [name, value] : fields) {
            facts[name] = {.form = RawFactValue::Form::Text, .text = value, .items = {}};
        }
        return set_case_facts(needs, id, facts);
    }
    const CaseEvent event = TRY(read_case_event(type, fields, needs.clock.today()));
    if (event.type == CaseEventType::Opened || event.type == CaseEventType::Undone) {
        return fail(event_not_for_callers, {}, "type");
    }
    return add_event(needs, id, [&](const Case&) -> Result<CaseEvent> { return event; });
}

Result<CaseAccount> set_case_facts(const RecordCaseEventNeeds& needs, const CaseId& id,
                                   const RawFacts& facts) {
    const RuleBook* rules = TRY(needs.library.rules());
    CaseEvent event;
    event.type = CaseEventType::FactSet;
    event.day = needs.clock.today();
    event.fields = TRY(read_case_facts(facts, rules->catalogue()));
    return add_event(needs, id, [&](const Case&) -> Result<CaseEvent> { return event; });
}

Result<CaseAccount> undo_last_case_event(const RecordCaseEventNeeds& needs, const CaseId& id) {
    return add_event(needs, id, [&](const Case& matter) -> Result<CaseEvent> {
        const CaseEvent* last = last_undoable(matter.events);
        if (last == nullptr) return fail(nothing_to_undo, id.text());
        CaseEvent event;
        event.type = CaseEventType::Undone;
        event.day = needs.clock.today();
        event.fields["event"] = std::to_string(last->number);
        return event;
    });
}

}  // namespace shuofa
