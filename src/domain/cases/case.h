#pragma once

#include "base/id.h"
#include "domain/cases/case_event.h"
#include "domain/orders/order.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct Case;
using CaseId = Id<Case>;
template <>
inline constexpr std::string_view id_prefix<Case> = "cas";

// One matter: usually one order that went wrong.  All that is true of it beyond its name follows
// from its events (case_flow.h) and its order.
struct Case {
    CaseId id = {};
    std::optional<OrderId> order = {};
    std::string title = {};
    Day opened_on{};
    std::vector<CaseEvent> events = {};  // by number, undone ones too

    bool operator==(const Case&) const = default;
};

}  // namespace shuofa
