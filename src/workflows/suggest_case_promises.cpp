#include "workflows/suggest_case_promises.h"

#include "domain/documents/document_facts.h"
#include "storage/document_store.h"
#include "storage/link_store.h"
#include "storage/order_ids.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

bool is_noted(const Case& matter, const std::string& quote) {
    const auto events = standing_events(matter.events);
    return std::any_of(events.begin(), events.end(), [&](const CaseEvent& event) {
        constexpr std::array fields = {"said", "promise"};
        return std::any_of(fields.begin(), fields.end(),
                           [&](const char* field) { return event.text(field) == quote; });
    });
}

}  // namespace

Result<std::vector<CasePromiseSuggestion>> suggest_case_promises(const AssessCaseNeeds& needs,
                                                                 const CaseId& id) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    using Suggestions = std::vector<CasePromiseSuggestion>;
    return needs.database.read([&](sql::Transaction& transaction) -> Result<Suggestions> {
        const Case matter = TRY((CaseStore{transaction, needs.vault}.load(id)));
        Suggestions found;
        if (!matter.order) return found;
        std::vector<std::string> ids;
        const LinkStore links{transaction, needs.vault};
        for (const DecidedLink& link : TRY(links.of_order(ordinal_of(*matter.order)))) {
            if (link.holds()) ids.push_back(link.link.other);
        }
        for (const Document& document :
             TRY((DocumentStore{transaction, needs.vault}.load_all(ids)))) {
            const auto* chat = std::get_if<Chat>(&document.draft.content);
            if (chat == nullptr) continue;
            for (SuggestedPromise& promise : suggest_promises(*chat, knowledge.calendar)) {
                CasePromiseSuggestion& one = found.emplace_back();
                one.said_at = chat->messages.at(promise.message).at;
                one.document = document.id.text();
                one.title = title_of(document.draft.content);
                one.noted = is_noted(matter, promise.quote);
                one.promise = std::move(promise);
            }
        }
        return found;
    });
}

}  // namespace shuofa
