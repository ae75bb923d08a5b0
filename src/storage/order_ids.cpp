#include "storage/order_ids.h"

#include <string>

namespace shuofa {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int count_bits = 20;
constexpr std::size_t time_characters = 10;
constexpr std::size_t count_characters = count_bits / 5;
constexpr std::size_t ulid_characters = 26;

// -1 for text that order_id_of cannot have written: no order has that number.
std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) {
        const std::size_t value = alphabet.find(digit);
        if (value == std::string_view::npos) return -1;
        number = number << 5 | static_cast<std::int64_t>(value);
    }
    return number;
}

}  // namespace

std::int64_t ordinal_of(const OrderId& id) {
    const std::string_view text = id.text();
    if (text.size() < ulid_characters) return -1;
    const std::string_view ulid = text.substr(text.size() - ulid_characters);
    const auto filling =
        ulid.substr(time_characters, ulid_characters - time_characters - count_characters);
    const std::int64_t millis = number_of(ulid.substr(0, time_characters));
    const std::int64_t count = number_of(ulid.substr(ulid_characters - count_characters));
    const bool ours = filling.find_first_not_of('0') == std::string_view::npos;
    if (!ours || millis < 0 || count < 0 || millis >> 43 != 0) return -1;
    return millis << count_bits | count;
}

OrderId order_id_of(std::int64_t ordinal) {
    std::string ulid(ulid_characters, '0');
    std::int64_t rest = ordinal;
    for (std::size_t i = 0; i < count_characters; ++i, rest >>= 5) {
        ulid[ulid_characters - 1 - i] = alphabet[static_cast<std::size_t>(rest & 31)];
    }
    for (std::size_t i = 0; i < time_characters; ++i, rest >>= 5) {
        ulid[time_characters - 1 - i] = alphabet[static_cast<std::size_t>(rest & 31)];
    }
    return OrderId::from_ulid(ulid);
}

std::int64_t first_ordinal_at(std::string_view ulid) {
    const std::int64_t millis = number_of(ulid.substr(0, time_characters));
    return (millis < 0 ? 0 : millis) << count_bits;
}

}  // namespace shuofa
