#pragma once

#include "base/money.h"

namespace shuofa {

// 诉讼费用交纳办法 (国务院令第481号), in force since 2007-04-01.  Sums in fen, rounded half up.

// Art. 13(1): acceptance fee of a property case with the claim `sum`.
Money court_acceptance_fee(Money sum);
// Art. 14(1): enforcement of `sum`; not prepaid (art. 20).
Money court_enforcement_fee(Money sum);
// Art. 14(2): preservation of property worth `sum`; at most 5,000 yuan.
Money court_preservation_fee(Money sum);

}  // namespace shuofa
