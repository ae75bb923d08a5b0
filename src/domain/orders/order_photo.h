#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"
#include "domain/orders/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

struct OrderPhoto;
using OrderPhotoId = Id<OrderPhoto>;
template <>
inline constexpr std::string_view id_prefix<OrderPhoto> = "pho";

// A picture that the shopper keeps with an order.  Its bytes are an original and never change.
struct OrderPhoto {
    OrderPhotoId id;
    OrderId order;
    Digest digest;
    std::uint64_t size = 0;
    std::string media_type;     // "image/jpeg"
    std::string title;          // the shopper's words, may be empty
    std::string file_name;      // as the shopper calls the file
    std::optional<Instant> at;  // when it was taken, if the shopper says so
    Instant added_at;

    bool operator==(const OrderPhoto&) const = default;
};

// The media type of a picture by its first bytes; empty when it is none that people take or save.
std::string_view picture_type(std::string_view first_bytes);

// Whether every browser draws the type by itself.
bool is_drawn_by_browsers(std::string_view picture_type);

}  // namespace shuofa
