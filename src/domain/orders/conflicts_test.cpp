#include "domain/orders/conflicts.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Day november(unsigned day) {
    return Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{day}};
}

Order order() {
    Order order;
    order.paid = Money::fen(32990);
    order.received_on = november(4);
    return order;
}

Parcel parcel(unsigned day, ParcelState state) {
    return {"yuantong",
            "YT0000000000101",
            "",
            ParcelState::Signed,
            {{china_instant(november(day), 9, 0, 0), "", "", state}}};
}

TEST(Conflicts, ShowsAnotherAmountOnTheInvoice) {
    Invoice invoice{.number = "26999000000000000101", .gross = Money::fen(30000)};
    const std::vector<DocumentContent> documents{invoice};
    EXPECT_EQ(conflicts_of(order(), documents),
              (std::vector<Conflict>{
                  {"amount", {{"329.90", "bill"}, {"300.00", "invoice 26999000000000000101"}}}}));
}

TEST(Conflicts, SeesNoneInARedInvoiceOrInEqualAmounts) {
    Invoice red{.number = "1", .colour = InvoiceColour::Red, .gross = Money::fen(-32990)};
    Invoice blue{.number = "2", .gross = Money::fen(32990)};
    EXPECT_TRUE(conflicts_of(order(), std::vector<DocumentContent>{red, blue}).empty());
}

TEST(Conflicts, ShowsAnotherDayOfReceipt) {
    const std::vector<DocumentContent> documents{parcel(5, ParcelState::Signed)};
    EXPECT_EQ(conflicts_of(order(), documents).at(0).told.at(1),
              (Told{"2026-11-05", "parcel YT0000000000101"}));
}

TEST(SignedOn, TakesNoLockerForThePerson) {
    Parcel held = parcel(5, ParcelState::Held);
    held.state = ParcelState::Held;
    EXPECT_EQ(signed_on(held), std::nullopt);
    EXPECT_EQ(signed_on(parcel(5, ParcelState::Signed)), november(5));
}

}  // namespace
}  // namespace shuofa
