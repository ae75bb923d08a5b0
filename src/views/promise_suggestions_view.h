#pragma once

#include "workflows/suggest_case_promises.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct PromiseSuggestionView {
    std::string text;  // the sentence, untouched
    std::string what;  // as a promise event's field: "refund", "reply" ...
    std::optional<Money> amount;
    std::optional<Day> due;  // null: no day can be told without guessing
    std::string term;        // the words of the time
    std::string said_by;
    std::optional<Instant> said_at;
    std::string source;    // the conversation's title
    std::string document;  // "doc_..."
    bool noted = false;    // an event of the case carries the sentence already
};
BOOST_DESCRIBE_STRUCT(PromiseSuggestionView, (),
                      (text, what, amount, due, term, said_by, said_at, source, document, noted))

std::vector<PromiseSuggestionView> to_views(const std::vector<CasePromiseSuggestion>& suggestions);
std::string to_json(const std::vector<PromiseSuggestionView>& views);

}  // namespace shuofa
