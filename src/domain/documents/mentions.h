#pragma once

#include "base/money.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What a text - a mail, a page, a chat - mentions.  Each thing once, in the order of the text, at
// most a hundred of a kind.  They are hints for joining, never facts.
struct Mentions {
    std::vector<std::string> order_numbers;
    std::vector<std::string> waybills;
    std::vector<std::string> invoice_numbers;  // 20 digits, or 8 of older invoices
    std::vector<Money> amounts;                // with a yen sign, in yuan, or behind a word for it

    bool operator==(const Mentions&) const = default;
};

Mentions find_mentions(std::string_view text);

}  // namespace shuofa
