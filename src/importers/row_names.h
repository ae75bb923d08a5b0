#pragma once

#include "domain/orders/order_draft.h"

#include <map>
#include <string>
#include <string_view>

namespace shuofa {

// Names rows that carry no number of their own by what they say: minute, amount, seller and title,
// and which of equal rows it is.  The same file read again, also with its rows turned round, gives
// the same names.
class RowNames {
public:
    // The draft must have its moment.  The name lives until the next call.
    std::string_view name(const OrderDraft& draft);

private:
    std::string name_;
    std::map<std::string, int> equal_rows_;
};

}  // namespace shuofa
