#include "views/promise_suggestions_view.h"

#include "formats/describe.h"

namespace shuofa {

std::vector<PromiseSuggestionView> to_views(const std::vector<CasePromiseSuggestion>& suggestions) {
    std::vector<PromiseSuggestionView> views;
    for (const CasePromiseSuggestion& one : suggestions) {
        const SuggestedPromise& promise = one.promise;
        views.push_back({promise.quote, std::string{promise.what}, promise.amount, promise.due,
                         promise.term, promise.sender, one.said_at, one.title, one.document,
                         one.noted});
    }
    return views;
}

std::string to_json(const std::vector<PromiseSuggestionView>& views) {
    return describe::to_text(views);
}

}  // namespace shuofa
