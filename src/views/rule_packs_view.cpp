#include "views/rule_packs_view.h"

#include "formats/describe.h"

#include <algorithm>

namespace shuofa {
namespace {

std::vector<AppliesToView> view_of(const RulePack& pack, const FactCatalogue& catalogue) {
    std::vector<AppliesToView> views;
    for (const auto& [fact, choices] : pack.applies_to) {
        const FactEntry* entry = catalogue.find(fact);
        AppliesToView view{fact, entry == nullptr ? Phrase{fact, fact} : entry->title, choices, {}};
        for (const std::string& choice : choices) {
            const FactChoice* known = entry == nullptr ? nullptr : entry->find_choice(choice);
            view.choice_titles.push_back(known == nullptr ? Phrase{choice, choice} : known->title);
        }
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace

RulePackView to_view(const RulePack& pack, const RuleBook& rules, Day today) {
    RulePackView view{.id = pack.id,
                      .version = pack.version,
                      .title = pack.title,
                      .kind = std::string{name_of(pack.kind)},
                      .applies_to = view_of(pack, rules.catalogue()),
                      .in_force = {pack.in_force.from, pack.in_force.until},
                      .expires_on = pack.expires_on,
                      .expired = pack.has_expired(today),
                      .checked_on = pack.checked_on,
                      .note = pack.note,
                      .author = pack.author,
                      .shipped = pack.shipped,
                      .on = pack.on,
                      .can_switch_off = pack.can_switch_off(),
                      .signer = pack.signer};
    if (pack.fault) {
        const std::string what =
            pack.fault->detail.empty() ? std::string{pack.fault->reason.en} : pack.fault->detail;
        view.fault = pack.fault->where.empty() ? what : pack.fault->where + ": " + what;
    }
    view.rules = std::count_if(rules.rules().begin(), rules.rules().end(),
                               [&](const Rule& rule) { return rule.pack == pack.id; });
    return view;
}

RulePackListView view_packs(const RuleBook& rules, Day today) {
    RulePackListView view{std::string{rules.version()}, {}};
    for (const RulePack& pack : rules.packs())
        view.packs.push_back(to_view(pack, rules, today));
    return view;
}

std::string to_json(const RulePackListView& view) { return describe::to_text(view); }
std::string to_json(const RulePackView& view) { return describe::to_text(view); }

}  // namespace shuofa
