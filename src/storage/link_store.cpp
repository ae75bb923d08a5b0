#include "storage/link_store.h"

#include "storage/order_ids.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason link_row_damaged{
    "link_row_damaged", ErrorCode::Unavailable,
    "数据库里有一条关联读不出来，数据可能已损坏。请先复制数据文件夹留底，再从备份恢复。",
    "A link in the database cannot be read; the data may be damaged. Please copy the data folder, "
    "then restore a backup."};

// Newest first, and no more than people have.
constexpr std::int64_t most_bank_rows = 50'000;

constexpr std::string_view order_columns =
    "ordinal, numbered_by, number, seller, title, paid, listed_at, time_known, refunded";

Result<DecidedLink> read_link(const sql::Row& row) {
    const auto id = LinkId::parse(row.text(0));
    const auto basis = enum_from_name<LinkBasis>(row.text(3));
    const auto certainty = enum_from_name<LinkCertainty>(row.text(4));
    if (!id || !basis || !certainty) return fail(link_row_damaged, std::string{row.text(0)});
    DecidedLink decided{{*id, row.integer(1), std::string{row.text(2)}, *basis, *certainty,
                         static_cast<int>(row.integer(5)), std::string{row.text(6)}},
                        std::nullopt};
    if (!row.is_null(7)) {
        decided.decision = enum_from_name<LinkDecision>(row.text(7));
        if (!decided.decision) return fail(link_row_damaged, "decision");
    }
    return decided;
}

Result<JoinOrder> read_order(const sql::Row& row) {
    const auto kind = enum_from_name<SourceKind>(row.text(1));
    if (!kind) return fail(link_row_damaged, "numbered_by");
    JoinOrder order;
    order.ordinal = row.integer(0);
    order.id = order_id_of(order.ordinal).text();
    order.numbered_by = *kind;
    order.number = row.text(2);
    order.seller = row.text(3);
    order.title = row.text(4);
    if (!row.is_null(5)) order.paid = Money::fen(row.integer(5));
    // A bank's refund has no order time; it is listed by its own.
    if (row.integer(7) != 0 || is_statement(*kind)) order.at = Instant{row.integer(6)};
    order.refunded = Money::fen(row.integer(8));
    return order;
}

}  // namespace

Result<std::vector<DecidedLink>> LinkStore::read(std::string_view condition,
                                                 std::span<const sql::Value> values) const {
    std::vector<DecidedLink> links;
    TRY(transaction_.run(
        fmt::format("SELECT l.id, l.order_ordinal, l.other_id, l.basis, l.certainty, l.score, "
                    "l.proof, d.decision FROM order_links l LEFT JOIN link_decisions d ON "
                    "d.vault_id = l.vault_id AND d.link_id = l.id WHERE l.vault_id = $1 {} ORDER "
                    "BY l.score DESC, l.id",
                    condition),
        values, [&](const sql::Row& row) -> Result<void> {
            links.push_back(TRY(read_link(row)));
            return {};
        }));
    return links;
}

Result<DecidedLink> LinkStore::load(const LinkId& id) const {
    const sql::Value values[] = {vault_.text(), id.text()};
    auto found = TRY(read("AND l.id = $2", values));
    if (found.empty()) return fail(link_not_found, id.text());
    return std::move(found.front());
}

Result<std::vector<DecidedLink>> LinkStore::all() const {
    const sql::Value values[] = {vault_.text()};
    return read("", values);
}

Result<std::vector<DecidedLink>> LinkStore::of_order(std::int64_t ordinal) const {
    const sql::Value values[] = {vault_.text(), ordinal};
    return read("AND l.order_ordinal = $2", values);
}

Result<std::vector<DecidedLink>> LinkStore::of_other(std::string_view other) const {
    const sql::Value values[] = {vault_.text(), other};
    return read("AND l.other_id = $2", values);
}

Result<void> LinkStore::decide(const LinkId& id, std::optional<LinkDecision> decision, Instant at) {
    TRY(load(id));
    if (!decision) {
        return transaction_.run("DELETE FROM link_decisions WHERE vault_id = $1 AND link_id = $2",
                                {vault_.text(), id.text()});
    }
    return transaction_.run(
        "INSERT INTO link_decisions (vault_id, link_id, decision, decided_at) VALUES ($1, $2, $3, "
        "$4) ON CONFLICT (vault_id, link_id) DO UPDATE SET decision = excluded.decision, "
        "decided_at = excluded.decided_at",
        {vault_.text(), id.text(), name_of(*decision), at.micros});
}

Result<void> LinkStore::replace_found(std::span<const Link> links) {
    TRY(
        transaction_.run("DELETE FROM order_links WHERE vault_id = $1 AND id NOT IN (SELECT "
                         "link_id FROM link_decisions WHERE vault_id = $1)",
                         {vault_.text()}));
    for (const Link& link : links) {
        TRY(transaction_.run(
            "INSERT INTO order_links (vault_id, id, order_ordinal, other_id, basis, certainty, "
            "score, proof) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (vault_id, id) DO "
            "UPDATE SET basis = excluded.basis, certainty = excluded.certainty, score = "
            "excluded.score, proof = excluded.proof",
            {vault_.text(), link.id.text(), link.order, link.other, name_of(link.basis),
             name_of(link.certainty), std::int64_t{link.score}, link.proof}));
    }
    return {};
}

Result<std::string> LinkStore::current_state() const {
    // Raised when more follows from links, so that it is found in a vault that knows them already.
    std::string state = "marks 1 ";
    const auto note = [&](const sql::Row& row) -> Result<void> {
        state += fmt::format("{} {} ", row.integer(0), row.integer(1));
        return {};
    };
    TRY(
        transaction_.run("SELECT count(*), coalesce(max(ordinal), 0) FROM imports WHERE vault_id "
                         "= $1",
                         {vault_.text()}, note));
    TRY(
        transaction_.run("SELECT coalesce(sum(reading_version), 0), 0 FROM imports WHERE vault_id "
                         "= $1",
                         {vault_.text()}, note));
    TRY(
        transaction_.run("SELECT count(*), coalesce(max(decided_at), 0) FROM link_decisions WHERE "
                         "vault_id = $1",
                         {vault_.text()}, note));
    return state;
}

Result<std::string> LinkStore::found_for() const {
    std::string state;
    TRY(transaction_.run("SELECT found_for FROM link_states WHERE vault_id = $1", {vault_.text()},
                         [&](const sql::Row& row) -> Result<void> {
                             state = row.text(0);
                             return {};
                         }));
    return state;
}

Result<void> LinkStore::save_found_for(std::string_view state) {
    return transaction_.run(
        "INSERT INTO link_states (vault_id, found_for) VALUES ($1, $2) ON CONFLICT (vault_id) DO "
        "UPDATE SET found_for = excluded.found_for",
        {vault_.text(), state});
}

Result<std::vector<JoinOrder>> LinkStore::orders_numbered(
    std::span<const std::string> numbers) const {
    std::vector<JoinOrder> orders;
    constexpr std::size_t batch = 200;
    for (std::size_t begin = 0; begin < numbers.size(); begin += batch) {
        const auto some = numbers.subspan(begin, std::min(batch, numbers.size() - begin));
        std::string places;
        std::vector<sql::Value> values{vault_.text(), std::string_view{}};
        for (const std::string& number : some) {
            values.emplace_back(std::string_view{number});
            places += fmt::format("{}${}", places.empty() ? "" : ", ", values.size());
        }
        const std::string statement = fmt::format(
            "SELECT {} FROM orders WHERE vault_id = $1 AND numbered_by = $2 AND number IN ({})",
            order_columns, places);
        // The index begins with whose number it is.
        for (const auto& kind : enum_names<SourceKind>) {
            values[1] = kind.name;
            TRY(transaction_.run(statement, values, [&](const sql::Row& row) -> Result<void> {
                orders.push_back(TRY(read_order(row)));
                return {};
            }));
        }
    }
    return orders;
}

Result<std::vector<JoinOrder>> LinkStore::bank_rows() const {
    std::vector<JoinOrder> rows;
    for (const auto& kind : enum_names<SourceKind>) {
        if (!is_statement(kind.value)) continue;
        // The condition on the number and the sum make SQLite take the index by number, instead of
        // walking all orders for the few of a bank.
        TRY(transaction_.run(
            fmt::format("SELECT {} FROM orders WHERE vault_id = $1 AND numbered_by = $2 AND number "
                        ">= '' ORDER BY listed_at + 0 DESC LIMIT $3",
                        order_columns),
            {vault_.text(), kind.name, most_bank_rows}, [&](const sql::Row& row) -> Result<void> {
                rows.push_back(TRY(read_order(row)));
                return {};
            }));
    }
    return rows;
}

Result<void> LinkStore::each_order(
    const std::function<void(JoinOrder, std::string_view)>& on_order) const {
    return transaction_.run(
        fmt::format("SELECT {}, parts FROM orders WHERE vault_id = $1", order_columns),
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            on_order(TRY(read_order(row)), row.text(9));
            return {};
        });
}

}  // namespace shuofa
