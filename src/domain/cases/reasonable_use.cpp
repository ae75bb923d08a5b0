#include "domain/cases/reasonable_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace shuofa {
namespace {

const Phrase factors_of_17{"市场监督管理投诉举报处理办法第十七条",
                           "Market regulator's complaint rules, art. 17"};
const Phrase ground_of_16{"市场监督管理投诉举报处理办法第十六条第二项",
                          "Market regulator's complaint rules, art. 16(2)"};
const Phrase our_advice{"我们的建议，不是法律规定", "Our advice, not a rule of law"};

// Our own measures: the rule names the factors, not the numbers.
constexpr std::size_t many_against_one_seller = 3;
constexpr int many_days = 90;
constexpr int many_contacts = 3;

bool not_later(Day a, Day b) { return serial(a) <= serial(b); }

void check_two_offices(const CaseUse& use, std::vector<UseWarning>& warnings) {
    std::set<Party> pending;
    for (const FiledComplaint& complaint : use.position.complaints) {
        if (!complaint.ended_on && !complaint.refused_on) pending.insert(complaint.with);
    }
    if (!pending.contains(Party::Market) || !pending.contains(Party::Association)) return;
    warnings.push_back({"two_offices_at_once",
                        {"同一件事同时在12315和消费者协会，12315会因此不予受理。留一个。",
                         "The same matter is with 12315 and with an association: 12315 will refuse "
                         "it for that reason. Keep one."},
                        ground_of_16,
                        {use.matter.id}});
}

// The most contacts with one party on one day.
int busiest_day(const CasePosition& position) {
    std::map<std::pair<Party, std::chrono::sys_days>, int> counts;
    int most = 0;
    for (const CaseEvent& event : position.contacts) {
        if (event.type != CaseEventType::Contact) continue;
        most = std::max(most, ++counts[{event.party(), serial(event.day)}]);
    }
    return most;
}

void check_frequency(const CaseUse& use, std::vector<UseWarning>& warnings) {
    if (busiest_day(use.position) <= many_contacts) return;
    warnings.push_back({"many_calls_in_a_day",
                        {"一天内联系了很多次。等到约好的日子再催，记录更有力。",
                         "Many contacts in one day. Waiting for the agreed day makes the record "
                         "stronger."},
                        our_advice,
                        {use.matter.id}});
}

void check_sellers(std::span<const CaseUse> cases, Day today, std::vector<UseWarning>& warnings) {
    std::map<std::string, std::vector<CaseId>> by_seller;
    for (const CaseUse& use : cases) {
        if (use.order == nullptr || use.order->seller.empty()) continue;
        if (not_later(add_days(use.matter.opened_on, many_days), today)) continue;
        by_seller[use.order->seller].push_back(use.matter.id);
    }
    for (auto& [seller, ids] : by_seller) {
        if (ids.size() < many_against_one_seller) continue;
        warnings.push_back(
            {"many_cases_one_seller",
             {fmt::format("{}天内对“{}”开了{}个案件。购买数量和次数明显超出生活需要的，12315"
                          "可能要您说明；能合并的一并提出。",
                          many_days, seller, ids.size()),
              fmt::format("{} cases against “{}” within {} days. 12315 may ask whether the "
                          "purchases were for daily life; put together what belongs together.",
                          ids.size(), seller, many_days)},
             factors_of_17,
             std::move(ids)});
    }
}

void check_orders(std::span<const CaseUse> cases, std::vector<UseWarning>& warnings) {
    std::map<OrderId, std::vector<CaseId>> by_order;
    for (const CaseUse& use : cases) {
        if (use.matter.order) by_order[*use.matter.order].push_back(use.matter.id);
    }
    for (auto& [order, ids] : by_order) {
        if (ids.size() < 2) continue;
        warnings.push_back({"one_matter_several_cases",
                            {"同一个订单有几个案件。一件事一个案件，有新情况就重新打开原来的。",
                             "One order has several cases. One matter, one case: reopen the old "
                             "one when something new happens."},
                            our_advice,
                            std::move(ids)});
    }
}

}  // namespace

std::vector<UseWarning> check_reasonable_use(std::span<const CaseUse> cases, Day today) {
    std::vector<UseWarning> warnings;
    for (const CaseUse& use : cases) {
        check_two_offices(use, warnings);
        check_frequency(use, warnings);
    }
    check_sellers(cases, today, warnings);
    check_orders(cases, warnings);
    return warnings;
}

}  // namespace shuofa
