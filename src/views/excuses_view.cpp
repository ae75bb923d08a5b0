#include "views/excuses_view.h"

#include "formats/describe.h"

namespace shuofa {

ExcusesView excuses_view(const std::vector<const Excuse*>& excuses, Language language) {
    ExcusesView view;
    for (const Excuse* excuse : excuses) {
        ExcuseView& one = view.excuses.emplace_back();
        one.id = excuse->id;
        one.says = excuse->says.in(language);
        one.reply = excuse->reply;
        one.explained = excuse->explained_en;
        for (const Citation& citation : excuse->citations) {
            one.basis.push_back({citation.law, citation.article, citation.in_force_from,
                                 citation.checked_on, citation.certainty});
        }
    }
    return view;
}

std::string to_json(const ExcusesView& view) { return describe::to_text(view); }

}  // namespace shuofa
