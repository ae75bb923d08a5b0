#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/papers/paper.h"
#include "domain/papers/paper_template.h"

#include <string>
#include <vector>

namespace shuofa {

// A fact's value as a paper prints it: "是", "329.90元", "2026年11月20日", the
// title of a choice.
std::string printed_value(const FactEntry& entry, const FactValue& value);

// The sentences that tell the fact; none when the wording has none for this value.
std::vector<std::string> told_sentences(const FactWording* wording, const FactValue& value);

// A fact for the paper.  Dates, sums and numbers are listed; a bare yes or no
// only where the wording gives it a label, as it may speak against the shopper
// or mean nothing to a reader.
PaperFact paper_fact(const FactEntry& entry, const Fact& fact, const FactWording* wording);

}  // namespace shuofa
