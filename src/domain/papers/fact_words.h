#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/papers/paper.h"
#include "domain/papers/paper_template.h"

#include <string>

namespace shuofa {

// A fact's value as a paper prints it: "是", "329.90元", "2026年11月20日", the
// title of a choice.
std::string printed_value(const FactEntry& entry, const FactValue& value);

// The sentence that tells the fact; empty when the wording has none for this
// value.
std::string told_sentence(const FactWording* wording, const FactValue& value);

// A fact for the paper.  Dates, sums and numbers are listed; a bare yes or no
// only where the wording gives it a label, as it may speak against the shopper
// or mean nothing to a reader.
PaperFact paper_fact(const FactEntry& entry, const Fact& fact, const FactWording* wording);

}  // namespace shuofa
