#include "domain/orders/invoice_state.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuofa {
namespace {

constexpr auto blue = InvoiceColour::Blue;
constexpr auto red = InvoiceColour::Red;

InvoiceState state(std::vector<InvoiceSum> invoices, std::int64_t paid, std::int64_t refunded = 0) {
    return invoice_state(invoices, Money::yuan(paid - refunded), Money::yuan(paid));
}

TEST(InvoiceStateOf, IsNoneWithoutAnInvoice) { EXPECT_EQ(state({}, 99), InvoiceState::None); }

TEST(InvoiceStateOf, CountsOneInvoiceInThreeFormsOnce) {
    const InvoiceSum one{"26999000000000000101", blue, Money::yuan(99)};
    EXPECT_EQ(state({one, one, one}, 99), InvoiceState::Invoiced);
}

TEST(InvoiceStateOf, IsPartlyWhileLessIsInvoicedThanPaid) {
    EXPECT_EQ(state({{"1", blue, Money::yuan(60)}}, 99), InvoiceState::Partly);
    EXPECT_EQ(state({{"1", blue, Money::yuan(60)}, {"2", blue, Money::yuan(39)}}, 99),
              InvoiceState::Invoiced);
    EXPECT_EQ(state({{"1", blue, Money::yuan(60)}}, 99, 39), InvoiceState::Invoiced)
        << "the rest came back";
}

TEST(InvoiceStateOf, DiffersWhenMoreIsInvoicedThanPaid) {
    EXPECT_EQ(state({{"1", blue, Money::yuan(100)}}, 99), InvoiceState::Differs);
    EXPECT_EQ(state({{"1", blue, Money::yuan(99)}}, 99, 39), InvoiceState::Invoiced)
        << "a refund without a red invoice yet is no fault of the blue one";
}

TEST(InvoiceStateOf, IsRedWhenAllOfItIsTakenBack) {
    EXPECT_EQ(state({{"1", blue, Money::yuan(99)}, {"2", red, Money::yuan(-99)}}, 99),
              InvoiceState::Red);
    EXPECT_EQ(state({{"1", blue, Money::yuan(99)}, {"2", red, Money::yuan(99)}}, 99),
              InvoiceState::Red)
        << "a red sum written without its sign";
    EXPECT_EQ(state({{"2", red, Money::yuan(-99)}}, 99), InvoiceState::Red);
    EXPECT_EQ(state({{"1", blue, Money::yuan(99)}, {"2", red, Money::yuan(-39)}}, 99, 39),
              InvoiceState::Invoiced);
}

TEST(InvoiceStateOf, IsInvoicedWhereASumIsNotKnown) {
    EXPECT_EQ(state({{"1", blue, std::nullopt}}, 99), InvoiceState::Invoiced);
    const std::vector<InvoiceSum> one{{"1", blue, Money::yuan(99)}};
    EXPECT_EQ(invoice_state(one, std::nullopt, std::nullopt), InvoiceState::Invoiced);
}

}  // namespace
}  // namespace shuofa
