#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "domain/cases/outcomes.h"
#include "domain/vetting/vetting.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/sql.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

class Directory;

inline constexpr ErrorReason vetting_name_missing{"vetting_name_missing", ErrorCode::InvalidInput,
                                                  "请写明要查的平台或店铺名称。",
                                                  "Give the name of the platform or shop."};
inline constexpr ErrorReason vetting_check_unknown{
    "vetting_check_unknown", ErrorCode::InvalidInput,
    "没有这个检查项，请用 shuofa vet show 查看清单。",
    "There is no such check: see the list with shuofa vet show."};
inline constexpr ErrorReason vetting_value_wrong{
    "vetting_value_wrong", ErrorCode::InvalidInput,
    "这一项请答 yes、no、unknown 或 does_not_apply；编号类检查也可以直接填编号。",
    "Answer yes, no, unknown or does_not_apply; checks of a number also take the number itself."};

struct VettingNeeds {
    sql::Database& database;
    const VaultId& vault;
    const VettingChecklist& checklist;
    const Directory& directory;
};

// Begins a look at a platform or shop.
Result<Vetting> start_vetting(const VettingNeeds& needs, IdSource& ids, std::string_view name,
                              Day today);

// One check's answer as the user gives it: "yes", or the number or domain that is to be tested.
struct GivenAnswer {
    std::string check;
    std::string value;
    std::string note = {};
    std::string proof = {};
};

// Adds answers; numbers and domains are tested and answered by what the test says.  All or nothing.
Result<Vetting> answer_checks(const VettingNeeds& needs, const VettingId& id,
                              const std::vector<GivenAnswer>& answers, Day today);

// What the vault itself knows of a shop or platform.
struct ShopHistory {
    int orders = 0;
    bool more_orders = false;  // only the first hundred were looked at
    Money paid;
    Money refunded;
    int refunded_orders = 0;
    std::optional<Day> first_order;
    std::optional<Day> last_order;
    int cases = 0;  // about those orders
    int open_cases = 0;
    OutcomeFigures outcomes;  // what those cases came to
};

Result<ShopHistory> history_with(sql::Transaction& transaction, const VaultId& vault,
                                 std::string_view shop, const Directory& directory, Day today);

}  // namespace shuofa
