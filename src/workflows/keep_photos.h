#pragma once

#include "base/result.h"
#include "domain/orders/order_photo.h"
#include "workflows/keep_pages.h"

#include <filesystem>
#include <string>

namespace shuofa {

inline constexpr ErrorReason photo_form_unknown{
    "photo_form_unknown", ErrorCode::InvalidInput,
    "这个文件不是照片，请选择 JPEG、PNG、WebP、HEIC 或 GIF 图片。",
    "This is no picture: choose a JPEG, PNG, WebP, HEIC or GIF file."};
inline constexpr ErrorReason photo_too_large{"photo_too_large", ErrorCode::InvalidInput,
                                             "这张照片超过 64 MB，请先压缩再添加。",
                                             "The picture is larger than 64 MB: make it smaller."};
inline constexpr ErrorReason picture_not_kept{"picture_not_kept", ErrorCode::NotFound,
                                              "没有保存过这张图片，请核对后再试。",
                                              "No such picture is kept. Please check the digest."};

struct PhotoToKeep {
    OrderId order;
    std::filesystem::path file;
    std::string file_name;  // as the shopper calls it
    std::string title = {};
    std::optional<Instant> at = {};  // when it was taken, as the shopper says
};

// Keeps the bytes unchanged and notes them with the order.  The same picture again is the photo
// that is there.
Result<OrderPhoto> keep_photo(const KeepingNeeds& needs, const PhotoToKeep& wanted, Instant now);

// Takes the photo from the order; its original stays among the kept ones.
Result<void> remove_photo(sql::Database& database, const VaultId& vault, const OrderId& order,
                          const OrderPhotoId& photo);

struct KeptPicture {
    std::string bytes;
    std::string_view media_type;
};
// A kept original that is a picture; anything else is not given out.
Result<KeptPicture> read_kept_picture(const BlobStore& blobs, const Digest& digest);

}  // namespace shuofa
