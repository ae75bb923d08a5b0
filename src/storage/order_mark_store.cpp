#include "storage/order_mark_store.h"

namespace shuofa {

Result<void> OrderMarkStore::set(std::int64_t ordinal, OrderMark mark, std::string_view value) {
    return transaction_.run(
        "INSERT INTO order_marks (vault_id, mark, ordinal, value) VALUES ($1, $2, $3, $4) ON "
        "CONFLICT (vault_id, mark, ordinal) DO UPDATE SET value = excluded.value",
        {vault_.text(), name_of(mark), ordinal, value});
}

Result<void> OrderMarkStore::clear(std::int64_t ordinal, OrderMark mark) {
    return transaction_.run(
        "DELETE FROM order_marks WHERE vault_id = $1 AND mark = $2 AND ordinal = $3",
        {vault_.text(), name_of(mark), ordinal});
}

Result<OrderMarkStore::Values> OrderMarkStore::all(OrderMark mark) const {
    Values values;
    TRY(transaction_.run("SELECT ordinal, value FROM order_marks WHERE vault_id = $1 AND mark = $2",
                         {vault_.text(), name_of(mark)}, [&](const sql::Row& row) -> Result<void> {
                             values.emplace(row.integer(0), row.text(1));
                             return {};
                         }));
    return values;
}

Result<void> OrderMarkStore::replace_all(OrderMark mark, const Values& values) {
    const Values before = TRY(all(mark));
    for (const auto& [ordinal, value] : before) {
        if (!values.contains(ordinal)) TRY(clear(ordinal, mark));
    }
    for (const auto& [ordinal, value] : values) {
        const auto known = before.find(ordinal);
        if (known == before.end() || known->second != value) TRY(set(ordinal, mark, value));
    }
    return {};
}

Result<std::optional<std::string>> OrderMarkStore::value_of(std::int64_t ordinal,
                                                            OrderMark mark) const {
    std::optional<std::string> value;
    TRY(transaction_.run(
        "SELECT value FROM order_marks WHERE vault_id = $1 AND mark = $2 AND ordinal = $3",
        {vault_.text(), name_of(mark), ordinal}, [&](const sql::Row& row) -> Result<void> {
            value = row.text(0);
            return {};
        }));
    return value;
}

Result<std::optional<int>> OrderMarkStore::warranty_of(std::int64_t ordinal) const {
    std::optional<int> months;
    TRY(transaction_.run("SELECT months FROM order_warranties WHERE vault_id = $1 AND ordinal = $2",
                         {vault_.text(), ordinal}, [&](const sql::Row& row) -> Result<void> {
                             months = static_cast<int>(row.integer(0));
                             return {};
                         }));
    return months;
}

Result<void> OrderMarkStore::set_warranty(std::int64_t ordinal, std::optional<int> months) {
    if (!months) {
        return transaction_.run("DELETE FROM order_warranties WHERE vault_id = $1 AND ordinal = $2",
                                {vault_.text(), ordinal});
    }
    return transaction_.run(
        "INSERT INTO order_warranties (vault_id, ordinal, months) VALUES ($1, $2, $3) ON CONFLICT "
        "(vault_id, ordinal) DO UPDATE SET months = excluded.months",
        {vault_.text(), ordinal, std::int64_t{*months}});
}

Result<std::map<std::int64_t, int>> OrderMarkStore::warranties() const {
    std::map<std::int64_t, int> all;
    TRY(transaction_.run("SELECT ordinal, months FROM order_warranties WHERE vault_id = $1",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             all.emplace(row.integer(0), static_cast<int>(row.integer(1)));
                             return {};
                         }));
    return all;
}

}  // namespace shuofa
