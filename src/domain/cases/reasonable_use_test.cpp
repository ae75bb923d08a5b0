#include "domain/cases/reasonable_use.h"

#include "domain/cases/outcomes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

namespace shuofa {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Day today = 2026y / 11 / 23;

// Cases with their orders, kept where references to them stay good.
class Shelf {
public:
    CaseUse& add(std::string seller, std::vector<std::pair<std::string, EventFields>> events,
                 Day opened_on = 2026y / 11 / 1) {
        const std::string number = std::to_string(cases_.size());
        Case& matter = cases_.emplace_back();
        matter.id = CaseId::from_ulid("0000000000000000000000000" + number);
        matter.opened_on = opened_on;
        Order& order = orders_.emplace_back();
        order.id = OrderId::from_ulid("0000000000000000000000000" + number);
        order.seller = std::move(seller);
        order.platform = Platform::Jd;
        order.paid = Money::yuan(100);
        matter.order = order.id;
        for (auto& [type, fields] : events) {
            CaseEvent event = *read_case_event(type, fields, today);
            event.number = static_cast<int>(matter.events.size()) + 1;
            matter.events.push_back(std::move(event));
        }
        positions_.push_back(position_of(matter, &order, today));
        return uses_.emplace_back(CaseUse{matter, positions_.back(), &order});
    }
    std::vector<std::string> warnings() const {
        const std::vector<CaseUse> uses{uses_.begin(), uses_.end()};
        std::vector<std::string> ids;
        for (const UseWarning& warning : check_reasonable_use(uses, today)) {
            ids.push_back(warning.id);
        }
        return ids;
    }

private:
    std::deque<Case> cases_;
    std::deque<Order> orders_;
    std::deque<CasePosition> positions_;
    std::deque<CaseUse> uses_;
};

TEST(ReasonableUse, AnOrdinaryCaseGivesNoWarning) {
    Shelf shelf;
    shelf.add("甲店", {{"contact", {{"channel", "seller"}}}});

    EXPECT_THAT(shelf.warnings(), IsEmpty());
}

TEST(ReasonableUse, WarnsOf12315AndAnAssociationAtOnce) {
    Shelf shelf;
    shelf.add("甲店", {{"complaint_filed", {{"with", "msa_complaint"}}},
                       {"complaint_filed", {{"with", "consumer_association"}}}});

    EXPECT_THAT(shelf.warnings(), ElementsAre("two_offices_at_once"));
}

TEST(ReasonableUse, AnEndedMediationDoesNotCountAsTwo) {
    Shelf shelf;
    shelf.add("甲店",
              {{"complaint_filed", {{"with", "consumer_association"}}},
               {"mediation_ended", {{"with", "consumer_association"}, {"result", "failed"}}},
               {"complaint_filed", {{"with", "msa_complaint"}}}});

    EXPECT_THAT(shelf.warnings(), IsEmpty());
}

TEST(ReasonableUse, WarnsOfManyCasesAgainstOneSeller) {
    Shelf shelf;
    shelf.add("甲店", {});
    shelf.add("甲店", {});
    EXPECT_THAT(shelf.warnings(), IsEmpty());

    shelf.add("甲店", {});
    EXPECT_THAT(shelf.warnings(), ElementsAre("many_cases_one_seller"));
}

TEST(ReasonableUse, OldCasesDoNotCount) {
    Shelf shelf;
    for (int i = 0; i < 3; ++i) {
        shelf.add("甲店", {}, 2026y / 1 / 5);
    }

    EXPECT_THAT(shelf.warnings(), IsEmpty());
}

TEST(ReasonableUse, WarnsOfManyCallsInADay) {
    Shelf shelf;
    const std::pair<std::string, EventFields> call{"contact", {{"channel", "seller"}}};
    shelf.add("甲店", {call, call, call, call});

    EXPECT_THAT(shelf.warnings(), ElementsAre("many_calls_in_a_day"));
}

TEST(Outcomes, SumUpByChannelPlatformAndProblem) {
    Shelf shelf;
    const CaseUse& closed = shelf.add("甲店", {{"contact", {{"channel", "seller"}}},
                                               {"closed", {{"outcome", "all"}, {"got", "100"}}}});
    const CaseUse& filed = shelf.add("乙店", {{"complaint_filed", {}}});
    const std::vector<CaseOutcome> cases = {{closed, "defective"}, {filed, ""}};

    const Outcomes outcomes = sum_up(cases);

    EXPECT_EQ(outcomes.all.cases, 2);
    EXPECT_EQ(outcomes.all.closed, 1);
    EXPECT_EQ(outcomes.all.got, Money::yuan(100));
    EXPECT_EQ(outcomes.all.median_days, 22);
    EXPECT_EQ(outcomes.by_channel.at("seller").outcomes.at("all"), 1);
    EXPECT_EQ(outcomes.by_channel.at("msa_complaint").cases, 1);
    EXPECT_EQ(outcomes.by_platform.at("jd").cases, 2);
    EXPECT_EQ(outcomes.by_problem.at("unknown").closed, 0);
}

}  // namespace
}  // namespace shuofa
