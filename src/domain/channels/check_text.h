#pragma once

#include "domain/channels/check_value.h"

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

// What the directory knows of a pasted text: every number, mailbox and link in it, and its wording.
struct TextCheck {
    // The worst of the findings.  Never Official when the wording shows a sign of fraud.
    Verdict verdict = Verdict::NeverSeen;
    std::vector<ValueCheck> findings;
    std::vector<FraudSign> signs;
    std::vector<std::string> claims;  // ids of entities that the text names
    Phrase advice;
    std::vector<Phrase> report_to;  // where to report, when there is something to report

    bool operator==(const TextCheck&) const = default;
};

// Numbers, mailboxes and links of a text, in the order in which they stand, as printed.
std::vector<std::string> contact_values_in(std::string_view text);

// True when `printed` is a text to search rather than one value.
bool is_text_with_values(std::string_view printed);

TextCheck check_text(std::string_view text, const Directory& directory, Day today);

}  // namespace shuofa
