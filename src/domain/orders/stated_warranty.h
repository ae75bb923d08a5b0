#pragma once

#include "domain/documents/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// A warranty as a text states it.
struct StatedWarranty {
    int months = 0;
    std::string words;  // as they stand there: "整机保修一年"

    bool operator==(const StatedWarranty&) const = default;
};

// The warranty that a text states plainly: 保修, 质保, 联保 or 包修 beside a number of months or
// years.  Nothing when it states none, several of different length, or only a question or a
// refusal.
std::optional<StatedWarranty> stated_warranty(std::string_view text);

// The same of a document: an invoice's remark, a page, a mail, or what the other side says in a
// chat.
std::optional<StatedWarranty> warranty_in(const DocumentContent& content);

}  // namespace shuofa
