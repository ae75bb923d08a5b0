#pragma once

#include "base/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A phrase of the kind that fraud uses and real service does not: "screen_sharing".
struct FraudSign {
    std::string id;
    std::string found;  // the words in the text
    Phrase text;        // what a real service does instead

    bool operator==(const FraudSign&) const = default;
};

// The signs in a text, also when spaces, points or invisible characters stand inside the words.
std::vector<FraudSign> fraud_signs_in(std::string_view text);

}  // namespace shuofa
