#include "workflows/keep_pages.h"

#include "base/text.h"
#include "storage/kept_page_store.h"
#include "storage/order_store.h"
#include "workflows/import_bills.h"
#include "workflows/read_original.h"

namespace shuofa {
namespace {

constexpr std::uint64_t largest_page = 64ULL << 20;
constexpr std::size_t looked_at = 64 * 1024;
constexpr std::size_t longest_name = 200;

std::string short_text(std::string_view text) {
    return std::string{first_code_points(safe_for_display(trim(text)), longest_name)};
}

Result<std::string> address_of(const PageToKeep& wanted, const PageSigns& signs) {
    const std::string given = safe_for_display(trim(wanted.address));
    if (given.empty()) return signs.address;
    const bool web = given.starts_with("http://") || given.starts_with("https://");
    if (!web || given.size() > 2000) return fail(page_address_wrong, given, "address");
    return given;
}

}  // namespace

Result<KeptPage> keep_page(const KeepingNeeds& needs, const PageToKeep& wanted, Instant now) {
    KeptPage page;
    page.shop = short_text(wanted.shop);
    if (page.shop.empty()) return fail(page_shop_missing, {}, "shop");
    const StoredBlob original = TRY(keep_original(needs.blobs, wanted.file));
    if (original.size > largest_page) return fail(page_too_large, {}, "file");
    const std::string head = TRY(read_beginning(needs.blobs, original.digest, looked_at));
    const auto signs = recognise_page(head);
    if (!signs) return fail(page_form_unknown, {}, "file");
    page.address = TRY(address_of(wanted, *signs));
    page.id = needs.ids.next<KeptPage>();
    page.order = wanted.order;
    page.kind = wanted.kind;
    page.form = signs->form;
    page.title = short_text(wanted.title);
    page.file_name = short_text(wanted.file_name);
    page.digest = original.digest;
    page.size = original.size;
    page.kept_at = now;
    page.note = short_text(wanted.note);
    return needs.database.write([&](sql::Transaction& transaction) -> Result<KeptPage> {
        if (page.order) TRY((OrderStore{transaction, needs.vault}.load(*page.order)));
        TRY(KeptPageStore(transaction, needs.vault).insert(page));
        return page;
    });
}

Result<std::string> read_kept_page(const BlobStore& blobs, const KeptPage& page) {
    return read_original(blobs, page.digest, largest_page);
}

Result<std::optional<bool>> proof_prints(sql::Transaction& transaction, const VaultId& vault,
                                         const BlobStore& blobs, std::string_view proof,
                                         std::string_view value) {
    const auto id = KeptPageId::parse(proof);
    if (!id) return std::optional<bool>{};
    const KeptPage page = TRY(KeptPageStore(transaction, vault).load(*id));
    return page_prints(TRY(read_kept_page(blobs, page)), page.form, value);
}

Result<std::vector<KeptPage>> pages_of_shop(sql::Transaction& transaction, const VaultId& vault,
                                            std::string_view shop) {
    return KeptPageStore(transaction, vault).of_shop(short_text(shop));
}

}  // namespace shuofa
