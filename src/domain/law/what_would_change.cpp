#include "domain/law/what_would_change.h"

#include <algorithm>

namespace shuofa {
namespace {

std::vector<FactValue> other_values(const FactEntry& entry, const FactValue& value) {
    std::vector<FactValue> others;
    if (const bool* yes = std::get_if<bool>(&value)) {
        others.emplace_back(!*yes);
    } else if (const auto* choice = std::get_if<std::string>(&value)) {
        for (const FactChoice& other : entry.choices) {
            if (other.id != *choice) others.emplace_back(other.id);
        }
    } else if (const auto* choices = std::get_if<std::vector<std::string>>(&value)) {
        for (const FactChoice& other : entry.choices) {
            if (choices->size() != 1 || other.id != choices->front())
                others.emplace_back(std::vector<std::string>{other.id});
        }
    } else if (const Day* day = std::get_if<Day>(&value)) {
        others.emplace_back(add_days(*day, 1));
    } else if (const Money* money = std::get_if<Money>(&value)) {
        others.emplace_back(Money::fen(money->fen() * 2));
    } else if (const Number* number = std::get_if<Number>(&value)) {
        others.emplace_back(Number{number->thousandths * 2});
    }
    others.emplace_back(Unknown{});
    return others;
}

using Texts = std::map<std::string, std::vector<std::string>, std::less<>>;

// Each outcome with the figures that it stands for; a remedy has none.
Texts remedies_of(const Assessment& assessment) {
    Texts texts;
    for (const Finding& remedy : assessment.remedies)
        texts[std::string{remedy.id}] = {};
    return texts;
}

Texts amounts_of(const Assessment& assessment) {
    Texts texts;
    for (const AmountFinding& amount : assessment.amounts)
        texts[std::string{amount.name}].push_back(amount.amount.text());
    return texts;
}

Texts deadlines_of(const Assessment& assessment) {
    Texts texts;
    for (const DeadlineFinding& deadline : assessment.deadlines)
        texts[std::string{deadline.name}].push_back(day_text(deadline.date));
    return texts;
}

void note(std::map<std::string, std::vector<FactChange>, std::less<>>& changes, const Texts& now,
          const Texts& then, const std::string& fact, const FactValue& instead) {
    for (const auto& [id, figures] : now) {
        FactChange change{fact, instead, false, {}};
        const auto found = then.find(id);
        change.falls_away = found == then.end();
        if (!change.falls_away) {
            if (found->second == figures) continue;
            change.then = found->second.front();
        }
        std::vector<FactChange>& known = changes[id];
        const bool said = std::any_of(known.begin(), known.end(), [&](const FactChange& other) {
            return other.fact == fact && other.falls_away == change.falls_away &&
                   other.then == change.then;
        });
        if (!said) known.push_back(std::move(change));
    }
}

}  // namespace

PossibleChanges what_would_change(const Facts& facts, const RuleBook& rules,
                                  const WorkCalendar& calendar, const Assessment& now) {
    PossibleChanges changes;
    const Texts remedies = remedies_of(now);
    const Texts amounts = amounts_of(now);
    const Texts deadlines = deadlines_of(now);
    for (const auto& [name, fact] : facts) {
        const FactEntry* entry = rules.catalogue().find(name);
        if (entry == nullptr || is_unknown(fact.value)) continue;
        for (const FactValue& other : other_values(*entry, fact.value)) {
            Facts changed = facts;
            changed.set(name, other, fact.source);
            const Assessment then = assess(changed, rules, calendar, now.on);
            note(changes.remedies, remedies, remedies_of(then), name, other);
            note(changes.amounts, amounts, amounts_of(then), name, other);
            note(changes.deadlines, deadlines, deadlines_of(then), name, other);
        }
    }
    return changes;
}

}  // namespace shuofa
