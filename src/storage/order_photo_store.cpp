#include "storage/order_photo_store.h"

#include "storage/order_ids.h"

#include <string>

namespace shuofa {
namespace {

constexpr ErrorReason photo_broken{"photo_broken", ErrorCode::Internal,
                                   "照片的记录损坏，请从备份恢复后再试。",
                                   "The record of a photo is damaged: restore a backup."};

Result<OrderPhoto> read_photo(const sql::Row& row) {
    const auto id = OrderPhotoId::parse(row.text(0));
    const auto digest = parse_digest(row.text(2));
    if (!id || !digest) return fail(photo_broken, "id or digest");
    OrderPhoto photo;
    photo.id = *id;
    photo.order = order_id_of(row.integer(1));
    photo.digest = *digest;
    photo.size = static_cast<std::uint64_t>(row.integer(3));
    photo.media_type = row.text(4);
    photo.title = row.text(5);
    photo.file_name = row.text(6);
    if (!row.is_null(7)) photo.at = Instant{row.integer(7)};
    photo.added_at = Instant{row.integer(8)};
    return photo;
}

}  // namespace

Result<std::vector<OrderPhoto>> OrderPhotoStore::read(std::string_view condition,
                                                      std::span<const sql::Value> values) const {
    std::vector<OrderPhoto> photos;
    TRY(
        transaction_.run("SELECT id, ordinal, digest, size, media_type, title, file_name, "
                         "taken_at, added_at FROM order_photos WHERE vault_id = $1 " +
                             std::string{condition} + " ORDER BY added_at, id",
                         values, [&](const sql::Row& row) -> Result<void> {
                             photos.push_back(TRY(read_photo(row)));
                             return {};
                         }));
    return photos;
}

Result<std::vector<OrderPhoto>> OrderPhotoStore::of_order(const OrderId& order) const {
    const sql::Value values[] = {vault_.text(), ordinal_of(order)};
    return read("AND ordinal = $2", values);
}

Result<std::optional<OrderPhoto>> OrderPhotoStore::find(const OrderId& order,
                                                        const Digest& digest) const {
    const std::string hex = digest.hex();
    const sql::Value values[] = {vault_.text(), ordinal_of(order), hex};
    auto found = TRY(read("AND ordinal = $2 AND digest = $3", values));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Result<void> OrderPhotoStore::insert(const OrderPhoto& photo) {
    const std::string digest = photo.digest.hex();
    const sql::Value at = photo.at ? sql::Value{photo.at->micros} : sql::Value{nullptr};
    return transaction_.run(
        "INSERT INTO order_photos (vault_id, id, ordinal, digest, size, media_type, title, "
        "file_name, taken_at, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {vault_.text(), photo.id.text(), ordinal_of(photo.order), digest,
         static_cast<std::int64_t>(photo.size), photo.media_type, photo.title, photo.file_name, at,
         photo.added_at.micros});
}

Result<void> OrderPhotoStore::remove(const OrderId& order, const OrderPhotoId& id) {
    const sql::Value values[] = {vault_.text(), ordinal_of(order), id.text()};
    if (TRY(read("AND ordinal = $2 AND id = $3", values)).empty())
        return fail(photo_not_found, id.text(), "photo");
    return transaction_.run("DELETE FROM order_photos WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

}  // namespace shuofa
