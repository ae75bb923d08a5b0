#include "domain/cases/promised_refunds.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

namespace shuofa {
namespace {

Day on(int day) {
    return add_days(Day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}},
                    day - 1);
}

RefundPromise promise(int made, int due, std::optional<Money> amount, std::string id = "1") {
    return {.id = std::move(id), .made_on = on(made), .due = on(due), .amount = amount};
}

constexpr Money hundred = Money::yuan(100);
constexpr Money fifty = Money::yuan(50);

TEST(TickOff, KeepsAPromiseByItsExactSum) {
    const std::vector<RefundPromise> promises{promise(3, 10, hundred)};
    const std::vector<RefundRow> rows{{on(9), hundred}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_EQ(ticked[0].seen, hundred);
    EXPECT_EQ(ticked[0].kept_on, on(9));
    EXPECT_EQ(state_of(promises[0], ticked[0], on(20)), PromisedMoney::Kept);
    EXPECT_EQ(days_late(promises[0], ticked[0], on(20)), 0);
}

TEST(TickOff, PassesOverMoneyThatCameBeforeThePromise) {
    const std::vector<RefundPromise> promises{promise(3, 10, hundred)};
    const std::vector<RefundRow> rows{{on(2), hundred}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_TRUE(ticked[0].seen.is_zero());
    EXPECT_EQ(state_of(promises[0], ticked[0], on(10)), PromisedMoney::Open);
    EXPECT_EQ(state_of(promises[0], ticked[0], on(11)), PromisedMoney::Overdue);
    EXPECT_EQ(days_late(promises[0], ticked[0], on(14)), 4);
}

TEST(TickOff, IsPartlyUntilTheRestCame) {
    const std::vector<RefundPromise> promises{promise(3, 10, hundred)};
    std::vector<RefundRow> rows{{on(8), fifty}};
    EXPECT_EQ(state_of(promises[0], tick_off(promises, rows, std::nullopt)[0], on(20)),
              PromisedMoney::Partly);
    rows.push_back({on(12), fifty});

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_EQ(ticked[0].kept_on, on(12));
    EXPECT_EQ(days_late(promises[0], ticked[0], on(20)), 2);
}

TEST(TickOff, LetsOneRowKeepOnePromiseOnly) {
    const std::vector<RefundPromise> promises{promise(3, 20, fifty, "1"),
                                              promise(4, 20, fifty, "2")};
    const std::vector<RefundRow> rows{{on(9), fifty}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_EQ(ticked[0].seen, fifty);
    EXPECT_TRUE(ticked[1].seen.is_zero());
    EXPECT_TRUE(ticked[1].rows.empty());
}

TEST(TickOff, GivesARowToThePromiseOfExactlyThatSum) {
    const std::vector<RefundPromise> promises{promise(3, 20, hundred, "1"),
                                              promise(4, 20, fifty, "2")};
    const std::vector<RefundRow> rows{{on(9), fifty}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_TRUE(ticked[0].seen.is_zero());
    EXPECT_EQ(ticked[1].kept_on, on(9));
}

TEST(TickOff, TakesAPromiseMadeAgainAfterItBrokeForTheSameMoney) {
    const std::vector<RefundPromise> promises{promise(3, 10, hundred, "1"),
                                              promise(12, 20, hundred, "2")};
    const std::vector<RefundRow> rows{{on(18), hundred}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_EQ(ticked[0].again, 1u);
    EXPECT_EQ(ticked[0].kept_on, on(18));
    EXPECT_EQ(days_late(promises[0], ticked[0], on(30)), 8);
    EXPECT_EQ(ticked[1].kept_on, on(18));
    EXPECT_EQ(days_late(promises[1], ticked[1], on(30)), 0);
}

TEST(TickOff, MeansThePriceWhereNoSumWasNamed) {
    const std::vector<RefundPromise> promises{promise(3, 10, std::nullopt)};
    const std::vector<RefundRow> rows{{on(9), fifty}};

    EXPECT_FALSE(tick_off(promises, rows, hundred)[0].kept_on);
    EXPECT_EQ(tick_off(promises, rows, std::nullopt)[0].kept_on, on(9)) << "no price is known";
}

TEST(TickOff, LeavesAPromiseThatTheShopperCallsKept) {
    RefundPromise kept = promise(3, 10, hundred, "1");
    kept.kept_on = on(8);
    const std::vector<RefundPromise> promises{kept, promise(9, 20, hundred, "2")};
    const std::vector<RefundRow> rows{{on(12), hundred}};

    const auto ticked = tick_off(promises, rows, std::nullopt);

    EXPECT_EQ(ticked[0].kept_on, on(8));
    EXPECT_EQ(ticked[1].kept_on, on(12));
}

// "I will pay you back", 75 came, the day passed; "50 more" is other money.
TEST(TickOff, TakesASumNamedAfterMoreHasComeForANewPromise) {
    const Money seventy_five = Money::yuan(75);
    RefundPromise vague = promise(3, 10, hundred, "1");
    vague.amount.reset();
    const std::vector<RefundPromise> promises{vague, promise(12, 20, fifty, "2")};
    const std::vector<RefundRow> rows{{on(8), seventy_five}, {on(15), fifty}};

    const auto ticked = tick_off(promises, rows, hundred);

    EXPECT_EQ(ticked[0].seen, seventy_five);
    EXPECT_EQ(ticked[0].again, std::nullopt);
    EXPECT_EQ(ticked[1].seen, fifty);
    EXPECT_EQ(ticked[1].kept_on, on(15));
}

struct Story {
    std::vector<RefundPromise> promises;
    std::vector<RefundRow> rows;
};

Story any_story() {
    Story story;
    const auto money = [] { return Money::fen(*rc::gen::inRange(1, 5) * 2500); };
    const int promises = *rc::gen::inRange(0, 6);
    for (int i = 0; i < promises; ++i) {
        const int made = *rc::gen::inRange(1, 20);
        RefundPromise one =
            promise(made, made + *rc::gen::inRange(0, 10), money(), std::to_string(i));
        if (*rc::gen::inRange(0, 4) == 0) one.amount.reset();
        if (*rc::gen::inRange(0, 4) == 0) one.due.reset();
        story.promises.push_back(one);
    }
    const int rows = *rc::gen::inRange(0, 6);
    for (int i = 0; i < rows; ++i)
        story.rows.push_back({on(*rc::gen::inRange(1, 30)), money()});
    return story;
}

// What a promise got, without places in lists: for comparing lists in another order.
std::vector<std::pair<std::string, Money>> seen_by_promise(const Story& story) {
    const auto ticked = tick_off(story.promises, story.rows, hundred);
    std::vector<std::pair<std::string, Money>> seen;
    for (std::size_t i = 0; i < ticked.size(); ++i)
        seen.emplace_back(story.promises[i].id, ticked[i].seen);
    std::sort(seen.begin(), seen.end());
    return seen;
}

// The promise with which the money of this one was promised first.
std::size_t first_of(std::size_t promise, const std::vector<TickedPromise>& ticked) {
    for (std::size_t i = 0; i < ticked.size(); ++i) {
        if (ticked[i].again == promise) return first_of(i, ticked);
    }
    return promise;
}

TEST(TickOff, NeverTicksOffMoreThanCame) {
    EXPECT_TRUE(rc::check([] {
        const Story story = any_story();
        const auto ticked = tick_off(story.promises, story.rows, hundred);
        std::vector<int> used(story.rows.size());
        for (std::size_t i = 0; i < ticked.size(); ++i) {
            Money came;
            for (const std::size_t row : ticked[i].rows) {
                // Part of the money may have come before it was promised again.
                RC_ASSERT(serial(story.rows[row].day) >=
                          serial(story.promises[first_of(i, ticked)].made_on));
                came += story.rows[row].amount;
                // Promises of the same money share its rows; the last of them stands for all.
                if (!ticked[i].again) ++used[row];
            }
            RC_ASSERT(ticked[i].seen <= came);
            RC_ASSERT(!ticked[i].expected || ticked[i].seen <= *ticked[i].expected);
        }
        for (const int times : used)
            RC_ASSERT(times <= 1);
    }));
}

TEST(TickOff, DoesNotHangOnTheOrderOfTheLists) {
    EXPECT_TRUE(rc::check([] {
        const Story story = any_story();
        Story other = story;
        std::mt19937 shuffled{*rc::gen::arbitrary<std::uint32_t>()};
        std::shuffle(other.promises.begin(), other.promises.end(), shuffled);
        std::shuffle(other.rows.begin(), other.rows.end(), shuffled);
        RC_ASSERT(seen_by_promise(story) == seen_by_promise(other));
    }));
}

}  // namespace
}  // namespace shuofa
