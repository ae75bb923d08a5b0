#pragma once

#include "base/money.h"
#include "domain/law/condition.h"
#include "domain/law/fact.h"

#include <string>
#include <vector>

namespace shuofa {

// The closed kinds of arithmetic that law uses; each is computed in code, in whole fen.
enum class AmountKind {
    Fact,          // a money or number fact
    Literal,       // a fixed sum or number
    Sum,           // all parts
    Difference,    // the first less the others
    NotBelowZero,  // the difference, but never negative
    Product,       // a sum times numbers
    Greatest,
    Least,
    Share,  // first * second / third
    Half,
    Third,
    CourtFee,      // 诉讼费用交纳办法 13(1): acceptance fee of a property case
    Enforcement,   // 诉讼费用交纳办法 14(1)
    Preservation,  // 诉讼费用交纳办法 14(2)
};

struct AmountTerm {
    AmountKind kind = AmountKind::Literal;
    std::vector<AmountTerm> parts;
    std::string fact;
    bool optional = false;     // an unknown fact counts as nothing instead of leaving the sum open
    bool is_money = true;      // of a literal
    std::int64_t literal = 0;  // fen, or thousandths
};

// A sum a rule gives.
struct AmountRule {
    std::string name;
    AmountTerm term;
    Condition only_if;
    std::string group;   // amounts of one group exclude each other
    std::string path;    // which way to the money inside the group: "food", "fraud"
    bool lawful = true;  // false: shown as a mistake to avoid, never chosen
};

}  // namespace shuofa
