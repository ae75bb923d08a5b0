#pragma once

#include "domain/cases/case_flow.h"
#include "domain/papers/paper_inputs.h"

#include <string>
#include <vector>

namespace shuofa {

// The conversations of a case as sentences, oldest first, each with what was
// promised and whether it was kept.  Notes and our own papers are not told:
// they are not evidence against anyone.
std::vector<PaperEvent> told_events(const CasePosition& position);

// The last promise that was not kept, as one sentence with its day; empty when
// there is none.
std::string told_last_promise(const CasePosition& position);

}  // namespace shuofa
