#pragma once

#include "ports/sql.h"
#include "storage/order_filter.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A statement whose text depends on which conditions there are, never on their values.
class StatementText {
public:
    explicit StatementText(std::string text) : text_{std::move(text)} {}

    // Notes a value and gives its placeholder.
    std::string value(sql::Value value);
    void add(std::string_view text) { text_ += text; }

    const std::string& text() const { return text_; }
    std::span<const sql::Value> values() const { return values_; }

private:
    std::string text_;
    std::vector<sql::Value> values_;
};

// The texts that the conditions of one statement point to.
struct FilterTexts {
    std::vector<std::string> words;
    std::string seller;
    std::string received_since;

    explicit FilterTexts(const OrderFilter& filter);
    // Every text that an order must hold in its title, seller or number.
    std::vector<std::string> all() const;
    // A number as people copy it from a wallet: it may name a payment or refund of the order, which
    // only its parts tell.
    static bool may_be_trade_number(std::string_view word);
};

// Adds " AND ..." for all that the filter asks for.  `vault` and `texts` must live as long as the
// statement.
void add_conditions(StatementText& statement, const OrderFilter& filter, const FilterTexts& texts,
                    std::string_view vault, sql::Dialect dialect);

}  // namespace shuofa
