#pragma once

#include "importers/bank_statement.h"

#include <initializer_list>
#include <string_view>

namespace shuofa {

// Whom a bank's row names.
struct Payee {
    std::string_view wallet;  // "财付通", where the money went through one
    std::string_view shop;
    bool is_shop = false;  // a business, as far as the row shows
};

Payee payee_of(const BankRow& row);

bool mentions(std::string_view text, std::initializer_list<std::string_view> words);

}  // namespace shuofa
