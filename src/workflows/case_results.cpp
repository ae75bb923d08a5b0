#include "workflows/case_results.h"

#include "storage/order_store.h"

#include <deque>

namespace shuofa {
namespace {

constexpr int page_size = 200;

struct Counted {
    Case matter;
    std::optional<Order> order;
    CasePosition position;
};

// The last answer to "what went wrong", without asking the law.
std::string problem_of(const CasePosition& position) {
    std::string problem;
    for (const CaseEvent& event : position.timeline) {
        if (event.type == CaseEventType::FactSet && event.fields.contains("problem")) {
            problem = event.text("problem");
        }
    }
    return problem;
}

}  // namespace

Result<CaseResults> case_results(const AssessCaseNeeds& needs) {
    return needs.database.read([&](sql::Transaction& transaction) -> Result<CaseResults> {
        const CaseStore cases{transaction, needs.vault};
        const OrderStore orders{transaction, needs.vault};
        std::deque<Counted> counted;
        std::optional<CaseId> after;
        do {
            CasePage page = TRY(cases.list({}, page_size, after));
            for (Case& matter : page.cases) {
                Counted& one = counted.emplace_back();
                if (matter.order) one.order = TRY(orders.load(*matter.order));
                one.matter = std::move(matter);
                one.position =
                    position_of(one.matter, one.order ? &*one.order : nullptr, needs.today);
            }
            after = page.next;
        } while (after);

        std::vector<CaseUse> uses;
        std::vector<CaseOutcome> outcomes;
        for (const Counted& one : counted) {
            uses.push_back({one.matter, one.position, one.order ? &*one.order : nullptr});
            outcomes.push_back({uses.back(), problem_of(one.position)});
        }
        return CaseResults{sum_up(outcomes), check_reasonable_use(uses, needs.today)};
    });
}

}  // namespace shuofa
