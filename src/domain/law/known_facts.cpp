#include "domain/law/known_facts.h"

namespace shuofa {

KnownFacts::KnownFacts(const Facts& facts, const FactCatalogue& catalogue)
    : catalogue_{catalogue},
      facts_(catalogue.entries().size(), nullptr),
      choices_(catalogue.entries().size(), 0) {
    for (const auto& [name, fact] : facts) {
        const int at = catalogue.index_of(name);
        if (at >= 0 && !is_unknown(fact.value)) set(static_cast<FactIndex>(at), fact);
    }
}

bool KnownFacts::conclude(FactIndex fact, const FactValue& value, const std::string& rule) {
    if (facts_[fact] != nullptr) return false;
    concluded_.push_back({value, "rule:" + rule});
    set(fact, concluded_.back());
    return true;
}

void KnownFacts::set(FactIndex fact, const Fact& known) {
    facts_[fact] = &known;
    const std::vector<FactChoice>& choices = catalogue_.entries()[fact].choices;
    const auto mark = [&](const std::string& id) {
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (choices[i].id == id) choices_[fact] |= std::uint64_t{1} << i;
        }
    };
    if (const auto* choice = std::get_if<std::string>(&known.value)) mark(*choice);
    if (const auto* several = std::get_if<std::vector<std::string>>(&known.value)) {
        for (const std::string& choice : *several)
            mark(choice);
    }
}

}  // namespace shuofa
