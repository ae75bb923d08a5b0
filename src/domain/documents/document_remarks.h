#pragma once

#include "base/language.h"
#include "domain/documents/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What to know before a document is relied on, as ids: how its signature stands ("signature_pass",
// "signature_weak", "signature_fail", "signature_no_key", "signature_not_checked" ...) and what
// does not fit in it ("qr_disagrees", "sums_disagree" ...).
std::vector<std::string> remarks_of(const DocumentDraft& document);

// The sentence for an id of remarks_of; empty for any other.
Phrase remark_text(std::string_view id);

}  // namespace shuofa
