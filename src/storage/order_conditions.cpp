#include "storage/order_conditions.h"

#include "base/text.h"
#include "storage/order_mark_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace shuofa {
namespace {

// Goods that are returned later than this after the order are not looked for.
constexpr int longest_wait = 400;

// Whether a column holds a lower-case text.  Both databases look at every order from the newest on;
// LIKE would do the same and be slower.
std::string holds(sql::Dialect dialect, std::string_view column, const std::string& placeholder) {
    return dialect == sql::Dialect::Sqlite
               ? fmt::format("holds({}, {})", column, placeholder)
               : fmt::format("position({} in lower({})) > 0", placeholder, column);
}

// The orders with a mark, as a list to look into.
std::string marked(StatementText& statement, std::string_view vault, OrderMark mark) {
    const std::string owner = statement.value(vault);
    return fmt::format("(SELECT ordinal FROM order_marks WHERE vault_id = {} AND mark = {}", owner,
                       statement.value(name_of(mark)));
}

void add_has(StatementText& statement, OrderHas has, std::string_view vault) {
    switch (has) {
        case OrderHas::Refund:
            statement.add(" AND refunded > 0");
            return;
        case OrderHas::Conflict:
            statement.add(fmt::format(" AND (refunded > paid OR ordinal IN {}))",
                                      marked(statement, vault, OrderMark::Conflict)));
            return;
        case OrderHas::Case:
        case OrderHas::Parcel:
        case OrderHas::Note:
        case OrderHas::Photo:
            break;
    }
    const OrderMark mark = has == OrderHas::Case     ? OrderMark::Case
                           : has == OrderHas::Parcel ? OrderMark::Parcel
                           : has == OrderHas::Note   ? OrderMark::Note
                                                     : OrderMark::Photo;
    statement.add(fmt::format(" AND ordinal IN {})", marked(statement, vault, mark)));
}

void add_invoice(StatementText& statement, InvoiceState state, std::string_view vault) {
    const std::string list = marked(statement, vault, OrderMark::Invoice);
    if (state == InvoiceState::None) {
        statement.add(fmt::format(" AND ordinal NOT IN {})", list));
    } else {
        statement.add(fmt::format(" AND ordinal IN {} AND value = {})", list,
                                  statement.value(name_of(state))));
    }
}

void add_returnable(StatementText& statement, Day since, std::string_view received_since,
                    std::string_view vault) {
    const std::int64_t oldest = china_instant(add_days(since, -longest_wait), 0, 0, 0).micros;
    statement.add(" AND listed_at >= " + statement.value(oldest));
    const std::string day = statement.value(received_since);
    const std::string list = marked(statement, vault, OrderMark::Signed);
    statement.add(
        fmt::format(" AND state NOT IN ('closed', 'awaiting_payment') AND (paid IS NULL "
                    "OR refunded < paid) AND (received_on >= {} OR (received_on IS NULL "
                    "AND ordinal IN {} AND value >= {})))",
                    day, list, day));
}

}  // namespace

std::string StatementText::value(sql::Value value) {
    values_.push_back(value);
    return fmt::format("${}", values_.size());
}

FilterTexts::FilterTexts(const OrderFilter& filter) : seller{lower_ascii(trim(filter.seller))} {
    for (const std::string_view word : split(filter.query, ' ')) {
        const std::string_view trimmed = trim(word);
        if (!trimmed.empty() && words.size() < 10) words.push_back(lower_ascii(trimmed));
    }
    if (filter.received_since) received_since = day_text(*filter.received_since);
}

std::vector<std::string> FilterTexts::all() const {
    std::vector<std::string> texts;
    std::copy_if(words.begin(), words.end(), std::back_inserter(texts),
                 [](const std::string& word) { return !may_be_trade_number(word); });
    if (!seller.empty()) texts.push_back(seller);
    return texts;
}

bool FilterTexts::may_be_trade_number(std::string_view word) {
    const auto digits =
        std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 8;
}

void add_conditions(StatementText& statement, const OrderFilter& filter, const FilterTexts& texts,
                    std::string_view vault, sql::Dialect dialect) {
    if (filter.from) {
        const std::int64_t begin = china_instant(*filter.from, 0, 0, 0).micros;
        statement.add(" AND listed_at >= " + statement.value(begin));
    }
    if (filter.to) {
        const std::int64_t end = china_instant(add_days(*filter.to, 1), 0, 0, 0).micros;
        statement.add(" AND listed_at < " + statement.value(end));
    }
    if (filter.platform)
        statement.add(" AND platform = " + statement.value(name_of(*filter.platform)));
    if (filter.state) statement.add(" AND state = " + statement.value(name_of(*filter.state)));
    if (filter.has) add_has(statement, *filter.has, vault);
    if (filter.invoice) add_invoice(statement, *filter.invoice, vault);
    if (filter.received_since)
        add_returnable(statement, *filter.received_since, texts.received_since, vault);
    if (!texts.seller.empty())
        statement.add(" AND " + holds(dialect, "seller", statement.value(texts.seller)));
    for (const std::string& word : texts.words) {
        const std::string placeholder = statement.value(word);
        statement.add(fmt::format(" AND ({} OR {} OR {}", holds(dialect, "title", placeholder),
                                  holds(dialect, "seller", placeholder),
                                  holds(dialect, "number", placeholder)));
        const bool in_parts = FilterTexts::may_be_trade_number(word);
        statement.add(in_parts ? " OR " + holds(dialect, "parts", placeholder) + ")" : ")");
    }
}

}  // namespace shuofa
