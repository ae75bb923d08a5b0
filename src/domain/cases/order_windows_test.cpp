#include "domain/cases/order_windows.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

OrderTerms terms() {
    const auto term = [](Period period) {
        return LawTerm{period, Counting::Raw, "消法", "第二十五条", "stated"};
    };
    return {.return_window = term({7, PeriodUnit::Days}),
            .burden = term({6, PeriodUnit::Months}),
            .records = term({3, PeriodUnit::Years}),
            .warranty = term({})};
}

WindowFacts a_fridge() {
    return {.ordered_on = day("2026-11-10"),
            .receipt = Receipt{day("2026-11-16"), ReceiptSource::User},
            .warranty_months = 12,
            .state = OrderState::Completed,
            .platform = Platform::Jd,
            .name = "样例冰箱 双门"};
}

const OrderWindow* find(const std::vector<OrderWindow>& windows, WindowKind kind) {
    for (const OrderWindow& one : windows) {
        if (one.kind == kind) return &one;
    }
    return nullptr;
}

class Windows : public testing::Test {
protected:
    std::vector<OrderWindow> of(const WindowFacts& facts, const char* today = "2026-11-23") {
        return windows_of(facts, terms(), calendar_, day(today));
    }
    const WorkCalendar calendar_;
};

TEST_F(Windows, TellAllFourSoonestFirst) {
    const auto windows = of(a_fridge());

    ASSERT_EQ(windows.size(), 4u);
    EXPECT_EQ(windows[0].kind, WindowKind::Return);
    EXPECT_EQ(windows[0].until, day("2026-11-23"));
    EXPECT_TRUE(windows[0].open);
    EXPECT_EQ(windows[0].certainty, "likely");
    EXPECT_EQ(windows[1].kind, WindowKind::Burden);
    EXPECT_EQ(windows[1].until, day("2027-05-16"));
    EXPECT_EQ(windows[2].kind, WindowKind::Warranty);
    EXPECT_EQ(windows[2].until, day("2027-11-16"));
    EXPECT_EQ(windows[2].certainty, "stated");
    EXPECT_EQ(windows[3].kind, WindowKind::Records);
    EXPECT_EQ(windows[3].until, day("2029-11-10"));
}

TEST_F(Windows, CloseAfterTheirLastDay) {
    EXPECT_FALSE(find(of(a_fridge(), "2026-11-24"), WindowKind::Return)->open);
}

TEST_F(Windows, DoNotGuessTheDayOfReceipt) {
    WindowFacts facts = a_fridge();
    facts.receipt.reset();

    const auto windows = of(facts);

    EXPECT_EQ(find(windows, WindowKind::Return), nullptr);
    EXPECT_EQ(find(windows, WindowKind::Burden), nullptr);
    ASSERT_NE(find(windows, WindowKind::Warranty), nullptr);
    EXPECT_EQ(find(windows, WindowKind::Warranty)->until, day("2027-11-10"));
    EXPECT_EQ(find(windows, WindowKind::Warranty)->certainty, "likely");
}

TEST_F(Windows, SayThatAParcelToldTheDay) {
    WindowFacts facts = a_fridge();
    facts.receipt->source = ReceiptSource::Parcel;

    const auto windows = of(facts);

    EXPECT_NE(find(windows, WindowKind::Return)->because.zh.find("物流显示"), std::string::npos);
    EXPECT_EQ(find(windows, WindowKind::Warranty)->certainty, "likely");
}

TEST_F(Windows, LeaveOutWhatNoLongerMatters) {
    WindowFacts refunded = a_fridge();
    refunded.all_came_back = true;
    EXPECT_EQ(find(of(refunded), WindowKind::Return), nullptr);
    EXPECT_EQ(find(of(refunded), WindowKind::Warranty), nullptr);
    WindowFacts shelf = a_fridge();
    shelf.name = "冰箱置物架";
    EXPECT_EQ(find(of(shelf), WindowKind::Burden), nullptr);
    WindowFacts in_a_shop = a_fridge();
    in_a_shop.platform = Platform::Unknown;
    EXPECT_EQ(find(of(in_a_shop), WindowKind::Records), nullptr);
}

}  // namespace
}  // namespace shuofa
