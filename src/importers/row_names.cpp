#include "importers/row_names.h"

#include <fmt/format.h>

namespace shuofa {

std::string_view RowNames::name(const OrderDraft& draft) {
    name_ = fmt::format("{}:{}:{}:{}", rfc3339(*draft.at), draft.amount.text(), draft.seller,
                        draft.title);
    name_ += fmt::format(":{}", ++equal_rows_[name_]);
    return name_;
}

}  // namespace shuofa
