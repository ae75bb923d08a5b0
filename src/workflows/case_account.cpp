#include "workflows/case_account.h"

#include "domain/cases/gather_facts.h"
#include "domain/law/assess.h"
#include "domain/law/rule_book.h"
#include "storage/order_store.h"

namespace shuofa {
namespace {

// A choice in the words that the shopper chose; empty while it is not known.
Phrase choice_words(const Facts& facts, const FactCatalogue& catalogue, std::string_view name) {
    const Fact* fact = facts.find(name);
    const FactEntry* entry = catalogue.find(name);
    if (fact == nullptr || entry == nullptr) return {};
    const auto* id = std::get_if<std::string>(&fact->value);
    const FactChoice* choice = id == nullptr ? nullptr : entry->find_choice(*id);
    return choice == nullptr ? Phrase{} : choice->title;
}

Situation situation_of(const CaseAccount& account, const CaseKnowledge& knowledge) {
    const FactCatalogue& catalogue = knowledge.rules.catalogue();
    return {.position = account.position,
            .order = account.order ? &*account.order : nullptr,
            .facts = account.facts,
            .assessment = account.assessment,
            .calendar = knowledge.calendar,
            .today = account.today,
            .problem = choice_words(account.facts, catalogue, "problem"),
            .wish = choice_words(account.facts, catalogue, "wish"),
            .words = &knowledge.rules.all_words()};
}

}  // namespace

Result<CaseKnowledge> case_knowledge(Library& library) {
    const RuleBook* rules = TRY(library.rules());
    const WorkCalendar* calendar = TRY(library.calendar());
    return CaseKnowledge{*rules, *calendar};
}

CaseAccount account_of(Case matter, std::optional<Order> order, const CaseKnowledge& knowledge,
                       Day today) {
    CaseAccount account;
    account.matter = std::move(matter);
    account.order = std::move(order);
    account.today = today;
    const Order* of = account.order ? &*account.order : nullptr;
    const FactCatalogue& catalogue = knowledge.rules.catalogue();
    account.position = position_of(account.matter, of, today);
    account.facts = gather_facts(account.position, of, catalogue);
    account.assessment = assess(account.facts, knowledge.rules, knowledge.calendar, today);
    account.step = next_step(situation_of(account, knowledge));
    account.turn = whose_turn(account.step, today);
    return account;
}

std::vector<Rung> ladder_of(const CaseAccount& account, const CaseKnowledge& knowledge) {
    return ladder(situation_of(account, knowledge));
}

Result<CaseAccount> load_account(sql::Transaction& transaction, const VaultId& vault,
                                 const CaseId& id, const CaseKnowledge& knowledge, Day today) {
    Case matter = TRY(CaseStore(transaction, vault).load(id));
    std::optional<Order> order;
    if (matter.order) order = TRY(OrderStore(transaction, vault).load(*matter.order));
    return account_of(std::move(matter), std::move(order), knowledge, today);
}

}  // namespace shuofa
