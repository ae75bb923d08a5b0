#include "importers/row_names.h"

#include <fmt/format.h>

namespace shuofa {

std::string_view RowNames::name(const OrderDraft& draft) {
    // Spreadsheets drop the seconds.
    constexpr std::int64_t minute = 60'000'000;
    const Instant at{draft.at->micros - draft.at->micros % minute};
    name_ = fmt::format("{}:{}:{}:{}", rfc3339(at), draft.amount.text(), draft.seller, draft.title);
    name_ += fmt::format(":{}", ++equal_rows_[name_]);
    return name_;
}

}  // namespace shuofa
