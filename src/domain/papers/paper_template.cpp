#include "domain/papers/paper_template.h"

#include <utility>

namespace shuofa {

PaperTemplates::PaperTemplates(std::vector<PaperTemplate> templates,
                               std::map<std::string, FactWording> facts,
                               std::map<std::string, DemandWording> demands,
                               std::vector<Excuse> excuses)
    : templates_{std::move(templates)},
      facts_{std::move(facts)},
      demands_{std::move(demands)},
      excuses_{std::move(excuses)} {}

Result<const PaperTemplate*> PaperTemplates::find(std::string_view id) const {
    for (const PaperTemplate& kind : templates_) {
        if (kind.id == id) return &kind;
    }
    return fail(paper_kind_not_found, std::string{id}, "kind");
}

const FactWording* PaperTemplates::fact(std::string_view name) const {
    const auto found = facts_.find(std::string{name});
    return found == facts_.end() ? nullptr : &found->second;
}

const DemandWording* PaperTemplates::demand(std::string_view remedy) const {
    const auto found = demands_.find(std::string{remedy});
    return found == demands_.end() ? nullptr : &found->second;
}

const Excuse* PaperTemplates::excuse(std::string_view id) const {
    for (const Excuse& excuse : excuses_) {
        if (excuse.id == id) return &excuse;
    }
    return nullptr;
}

}  // namespace shuofa
