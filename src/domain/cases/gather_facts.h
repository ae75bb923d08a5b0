#pragma once

#include "domain/cases/case_flow.h"
#include "domain/law/fact_catalogue.h"
#include "domain/law/facts.h"

namespace shuofa {

// All that is known about a case, each fact with its source: first what the order and its bills
// show ("order"), then what the events show ("event"), then what the shopper said ("user"), later
// over earlier.  Facts that the catalogue does not have are left out.
Facts gather_facts(const CasePosition& position, const Order* order,
                   const FactCatalogue& catalogue);

}  // namespace shuofa
