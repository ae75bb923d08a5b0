#pragma once

#include "domain/channels/check_value.h"
#include "domain/channels/contact_values.h"
#include "domain/channels/fraud_signs.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

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

TextCheck check_text(std::string_view text, const Directory& directory, Day today);

}  // namespace shuofa
