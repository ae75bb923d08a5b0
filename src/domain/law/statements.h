#pragma once

#include "base/result.h"
#include "domain/law/fact_catalogue.h"

#include <string>
#include <utility>
#include <vector>

namespace shuofa {

// Something a person states about a matter: one value, a list, or named parts such as
// items: {A: "200.00", B: "150.00"}.
struct Statement {
    std::string name;
    RawFactValue value;
    std::vector<std::pair<std::string, std::string>> parts;  // of a statement with named parts

    bool has_parts() const { return !parts.empty(); }
};

// Brings statements into the names of the catalogue.  Beside names, aliases and titles it
// understands what only makes sense together with its neighbours:
//   items + returned (+ promo, paid, free_freight_over)  what is kept and returned, what is lost
//   paid or price of a prepaid card                      the amount prepaid
//   amount beside prepaid_called                         the money given in advance
//   kind: report | complaint, with received              whose receipt it is
//   claim_a, claim_b, ...                                one list of choices
//   promise: 假一赔十                                    the multiple promised
//   gift_kept: yes                                       its opposite, gift_returned: no
//   defect: "broken zip"                                 that there is a defect
//   Guangzhou_Tianhe, 西安                               a city with an internet court, or another
// Errors name the statement.
Result<Facts> facts_of_statements(std::vector<Statement> statements,
                                  const FactCatalogue& catalogue);

}  // namespace shuofa
