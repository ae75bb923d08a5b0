#pragma once

#include "base/instant.h"
#include "base/money.h"

#include <optional>
#include <string>

namespace shuofa {

// A page of the web as somebody saved it.
struct Page {
    std::string title;
    std::string address;
    std::optional<Instant> captured_at;
    std::string tool;            // "chromium", "singlefile", "wget", or "" when it does not tell
    std::string text;            // what a reader sees, at most 1 MiB
    std::optional<Money> price;  // when the page shows exactly one

    bool operator==(const Page&) const = default;
};

}  // namespace shuofa
