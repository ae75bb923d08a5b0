#include "workflows/keep_photos.h"

#include "base/text.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_photo_store.h"
#include "storage/order_store.h"
#include "workflows/import_bills.h"
#include "workflows/read_original.h"

namespace shuofa {
namespace {

constexpr std::uint64_t largest_photo = 64ULL << 20;
constexpr std::size_t looked_at = 64;
constexpr std::size_t longest_name = 200;

std::string short_text(std::string_view text) {
    return std::string{first_code_points(safe_for_display(trim(text)), longest_name)};
}

}  // namespace

Result<OrderPhoto> keep_photo(const KeepingNeeds& needs, const PhotoToKeep& wanted, Instant now) {
    const StoredBlob original = TRY(keep_original(needs.blobs, wanted.file));
    if (original.size > largest_photo) return fail(photo_too_large, {}, "file");
    const std::string head = TRY(read_beginning(needs.blobs, original.digest, looked_at));
    const std::string_view type = picture_type(head);
    if (type.empty()) return fail(photo_form_unknown, {}, "file");
    OrderPhoto photo;
    photo.id = needs.ids.next<OrderPhoto>();
    photo.order = wanted.order;
    photo.digest = original.digest;
    photo.size = original.size;
    photo.media_type = type;
    photo.title = short_text(wanted.title);
    photo.file_name = short_text(wanted.file_name);
    photo.at = wanted.at;
    photo.added_at = now;
    return needs.database.write([&](sql::Transaction& transaction) -> Result<OrderPhoto> {
        TRY((OrderStore{transaction, needs.vault}.load(photo.order)));
        OrderPhotoStore photos{transaction, needs.vault};
        if (auto known = TRY(photos.find(photo.order, photo.digest))) return *std::move(known);
        TRY(photos.insert(photo));
        TRY((OrderMarkStore{transaction, needs.vault}.set(ordinal_of(photo.order),
                                                          OrderMark::Photo)));
        return photo;
    });
}

Result<void> remove_photo(sql::Database& database, const VaultId& vault, const OrderId& order,
                          const OrderPhotoId& photo) {
    return database.write([&](sql::Transaction& transaction) -> Result<void> {
        OrderPhotoStore photos{transaction, vault};
        TRY(photos.remove(order, photo));
        if (!TRY(photos.of_order(order)).empty()) return {};
        return OrderMarkStore{transaction, vault}.clear(ordinal_of(order), OrderMark::Photo);
    });
}

Result<KeptPicture> read_kept_picture(const BlobStore& blobs, const Digest& digest) {
    if (!blobs.has(digest)) return fail(picture_not_kept, digest.hex());
    const std::string_view type = picture_type(TRY(read_beginning(blobs, digest, looked_at)));
    if (type.empty()) return fail(picture_not_kept, "no picture");
    return KeptPicture{TRY(read_original(blobs, digest, largest_photo)), type};
}

}  // namespace shuofa
