#pragma once

#include "domain/documents/document.h"
#include "domain/orders/order.h"

#include <span>
#include <string>
#include <vector>

namespace shuofa {

// What one source says about a thing that another says otherwise.
struct Told {
    std::string value;   // "329.90", "2026-11-05"
    std::string source;  // "bill", "order", "invoice 2699...", "parcel YT..."

    bool operator==(const Told&) const = default;
};

struct Conflict {
    std::string about;  // "amount", "received_on"
    std::vector<Told> told;

    bool operator==(const Conflict&) const = default;
};

// Where the order and its documents differ.  Nothing is decided: both are shown.
std::vector<Conflict> conflicts_of(const Order& order, std::span<const DocumentContent> documents);

// The day on which the parcel came into the person's hands; not that on which a locker took it.
std::optional<Day> signed_on(const Parcel& parcel);

}  // namespace shuofa
