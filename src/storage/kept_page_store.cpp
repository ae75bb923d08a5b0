#include "storage/kept_page_store.h"

namespace shuofa {
namespace {

constexpr ErrorReason kept_page_broken{"kept_page_broken", ErrorCode::Internal,
                                       "保存的页面记录损坏，请从备份恢复后再试。",
                                       "The record of a saved page is damaged: restore a backup."};

constexpr std::string_view columns =
    "SELECT id, shop, order_id, kind, form, title, address, file_name, digest, size, kept_at, note "
    "FROM kept_pages WHERE vault_id = $1";

Result<KeptPage> read_page(const sql::Row& row) {
    const auto id = KeptPageId::parse(row.text(0));
    const auto kind = enum_from_name<PageKind>(row.text(3));
    const auto form = enum_from_name<PageForm>(row.text(4));
    const auto digest = parse_digest(row.text(8));
    if (!id || !kind || !form || !digest) return fail(kept_page_broken, "id, kind, form or digest");
    KeptPage page;
    page.id = *id;
    page.shop = row.text(1);
    if (!row.text(2).empty()) page.order = OrderId::parse(row.text(2));
    page.kind = *kind;
    page.form = *form;
    page.title = row.text(5);
    page.address = row.text(6);
    page.file_name = row.text(7);
    page.digest = *digest;
    page.size = static_cast<std::uint64_t>(row.integer(9));
    page.kept_at = Instant{row.integer(10)};
    page.note = row.text(11);
    return page;
}

struct TakePages {
    std::vector<KeptPage>& pages;
    Result<void> operator()(const sql::Row& row) const {
        pages.push_back(TRY(read_page(row)));
        return {};
    }
};

}  // namespace

Result<KeptPage> KeptPageStore::load(const KeptPageId& id) const {
    std::vector<KeptPage> pages;
    TRY(transaction_.run(std::string{columns} + " AND id = $2", {vault_.text(), id.text()},
                         TakePages{pages}));
    if (pages.empty()) return fail(kept_page_not_found, id.text());
    return pages.front();
}

Result<std::vector<KeptPage>> KeptPageStore::all() const {
    std::vector<KeptPage> pages;
    TRY(transaction_.run(std::string{columns} + " ORDER BY id LIMIT 1000", {vault_.text()},
                         TakePages{pages}));
    return pages;
}

Result<std::vector<KeptPage>> KeptPageStore::of_order(const OrderId& order) const {
    std::vector<KeptPage> pages;
    TRY(transaction_.run(std::string{columns} + " AND order_id = $2 ORDER BY id LIMIT 1000",
                         {vault_.text(), order.text()}, TakePages{pages}));
    return pages;
}

Result<std::vector<KeptPage>> KeptPageStore::of_shop(std::string_view shop) const {
    std::vector<KeptPage> pages;
    TRY(transaction_.run(std::string{columns} + " AND shop = $2 ORDER BY id LIMIT 1000",
                         {vault_.text(), shop}, TakePages{pages}));
    return pages;
}

Result<void> KeptPageStore::insert(const KeptPage& page) {
    const std::string order = page.order ? page.order->text() : "";
    const std::string digest = page.digest.hex();
    return transaction_.run(
        "INSERT INTO kept_pages (vault_id, id, shop, order_id, kind, form, title, address, "
        "file_name, digest, size, kept_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
        "$11, $12, $13)",
        {vault_.text(), page.id.text(), page.shop, order, name_of(page.kind), name_of(page.form),
         page.title, page.address, page.file_name, digest, static_cast<std::int64_t>(page.size),
         page.kept_at.micros, page.note});
}

Result<void> KeptPageStore::remove(const KeptPageId& id) {
    TRY(load(id));
    return transaction_.run("DELETE FROM kept_pages WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

}  // namespace shuofa
