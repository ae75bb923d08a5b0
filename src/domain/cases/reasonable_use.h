#pragma once

#include "base/language.h"
#include "domain/cases/case_flow.h"

#include <span>
#include <string>
#include <vector>

namespace shuofa {

// Something about how complaints are used that can turn against the shopper.
struct UseWarning {
    std::string id;
    Phrase text;
    Phrase source;  // where it comes from
    std::vector<CaseId> cases = {};

    bool operator==(const UseWarning&) const = default;
};

// What the check looks at, of one case.
struct CaseUse {
    const Case& matter;
    const CasePosition& position;
    const Order* order = nullptr;
};

// 市场监督管理投诉举报处理办法 17: quantity and frequency against daily life, mass complaints,
// several bodies at once.  A warning accuses nobody and stops nothing; it says what an office may
// ask.
std::vector<UseWarning> check_reasonable_use(std::span<const CaseUse> cases, Day today);

}  // namespace shuofa
