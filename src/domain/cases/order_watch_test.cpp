#include "domain/cases/order_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Day day(const char* text) { return parse_day(text).value(); }

// The three deadlines that the watch asks the rules for.
RuleBook rules() {
    std::vector<FactEntry> facts;
    for (const char* name : {"received_on", "order_completed_on"})
        facts.push_back({.name = name, .kind = FactKind::Day});
    RuleSources sources{.catalogue = FactCatalogue::build(std::move(facts)).value(),
                        .laws = {{.id = "XBF", .name = {"消法", "consumer law"}}}};
    const auto rule = [&](const char* id, const char* deadline, const char* start, Period period) {
        Rule made{.id = id, .law = "XBF", .article = "第二十五条"};
        made.deadlines.push_back({.name = deadline, .start = {.facts = {start}}, .period = period});
        sources.rules.push_back(made);
    };
    rule("return", "notice_to_seller", "received_on", {7, PeriodUnit::Days});
    rule("burden", "reversed_burden_until", "received_on", {6, PeriodUnit::Months});
    rule("records", "platform_may_delete_after", "order_completed_on", {3, PeriodUnit::Years});
    return RuleBook::build(std::move(sources)).value();
}

class OrderWatchTest : public testing::Test {
protected:
    std::vector<RadarKind> kinds(const WatchedOrder& order) const {
        std::vector<RadarKind> found;
        for (const RadarItem& item : watch_.look_at(order))
            found.push_back(item.kind);
        return found;
    }
    static WatchedOrder bought(const char* ordered, const char* received) {
        WatchedOrder order{.ordered_on = day(ordered),
                           .paid = Money::yuan(900),
                           .state = OrderState::Completed,
                           .platform = Platform::Taobao,
                           .name = "样例冰箱 双门"};
        if (received != nullptr) order.received_on = day(received);
        return order;
    }

    const RuleBook rules_ = rules();
    const WorkCalendar calendar_;
    const OrderWatch watch_{rules_, calendar_, day("2026-11-23"), day("2026-12-23")};
};

TEST_F(OrderWatchTest, TellsOfTheReturnWindowUntilItsLastDay) {
    EXPECT_THAT(kinds(bought("2026-11-10", "2026-11-16")), ElementsAre(RadarKind::ReturnWindow));
    EXPECT_THAT(kinds(bought("2026-11-10", "2026-11-15")), IsEmpty()) << "it closed yesterday";
    const auto items = watch_.look_at(bought("2026-11-10", "2026-11-16"));
    EXPECT_EQ(day_text(items.front().date), "2026-11-23");
    EXPECT_EQ(items.front().law, "消法");
    EXPECT_EQ(items.front().certainty, "likely");
}

TEST_F(OrderWatchTest, AsksForTheDayOfReceiptWhereItIsMissing) {
    EXPECT_THAT(kinds(bought("2026-11-20", nullptr)), ElementsAre(RadarKind::ReceiptUnknown));
    WatchedOrder in_a_shop = bought("2026-11-20", nullptr);
    in_a_shop.platform = Platform::Unknown;
    EXPECT_THAT(kinds(in_a_shop), IsEmpty());
}

TEST_F(OrderWatchTest, TellsWhenTheShopsBurdenOfProofEnds) {
    EXPECT_THAT(kinds(bought("2026-06-01", "2026-06-10")), ElementsAre(RadarKind::BurdenReversed));
    WatchedOrder stand = bought("2026-06-01", "2026-06-10");
    stand.name = "冰箱置物架";
    EXPECT_THAT(kinds(stand), IsEmpty()) << "a shelf is no refrigerator";
}

TEST_F(OrderWatchTest, TellsWhenRecordsMayGoAndWhatHasNotComeBack) {
    EXPECT_THAT(kinds(bought("2023-12-01", nullptr)), ElementsAre(RadarKind::RecordsDeletable));
    WatchedOrder closed = bought("2026-11-01", nullptr);
    closed.state = OrderState::Closed;
    EXPECT_THAT(kinds(closed), ElementsAre(RadarKind::RefundMissing));
    closed.refunded = *closed.paid;
    EXPECT_THAT(kinds(closed), IsEmpty()) << "everything came back";
}

// No day is lost by reading only the stretches.
TEST_F(OrderWatchTest, ReadsEveryOrderThatBringsADay) {
    const auto stretches = watch_.stretches();
    for (int age = 0; age < 1300; ++age) {
        for (const int delivery : {-1, 0, 5, 60}) {
            const Day ordered = add_days(day("2026-11-23"), -age);
            WatchedOrder order = bought("2026-11-23", nullptr);
            order.ordered_on = ordered;
            if (delivery >= 0) order.received_on = add_days(ordered, delivery);
            if (watch_.look_at(order).empty()) continue;
            int read = 0;
            for (const OrderedBetween& stretch : stretches) {
                if (serial(stretch.from) <= serial(ordered) &&
                    serial(ordered) <= serial(stretch.to) && *order.paid >= stretch.least_paid) {
                    ++read;
                }
            }
            EXPECT_EQ(read, 1) << day_text(ordered) << " +" << delivery;
        }
    }
}

}  // namespace
}  // namespace shuofa
