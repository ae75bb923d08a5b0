#pragma once

#include "base/money.h"
#include "domain/cases/reasonable_use.h"

#include <map>
#include <string>
#include <vector>

namespace shuofa {

// What cases of one kind came to.
struct OutcomeFigures {
    int cases = 0;
    int closed = 0;
    std::map<std::string, int> outcomes;  // "all": 3 ...
    Money asked;                          // what was paid for in closed cases where it is known
    Money got;
    int promises = 0;
    int promises_kept = 0;                // in time
    int promises_broken = 0;              // kept late or not at all
    std::optional<int> median_days = {};  // from opening to closing
    int contacts = 0;

    bool operator==(const OutcomeFigures&) const = default;
};

struct Outcomes {
    OutcomeFigures all;
    std::map<std::string, OutcomeFigures> by_channel;   // the highest rung that a case reached
    std::map<std::string, OutcomeFigures> by_platform;  // "taobao", "unknown"
    std::map<std::string, OutcomeFigures> by_problem;
};

struct CaseOutcome {
    CaseUse use;
    std::string problem;  // empty while it is not known
};

Outcomes sum_up(std::span<const CaseOutcome> cases);

// The highest rung that the case has reached: "seller", "msa_complaint" ...
std::string highest_channel(const CasePosition& position);

}  // namespace shuofa
