#include "domain/cases/match_excuse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::vector<Excuse> two_excuses() {
    Excuse opened;
    opened.id = "opened";
    opened.says = {"已经拆封了，不能退", "It has been opened, so it cannot be returned."};
    Excuse invoice;
    invoice.id = "no_invoice";
    invoice.says = {"不提供发票", "We do not issue invoices."};
    return {opened, invoice};
}

TEST(MatchExcuses, FindsTheSentenceInOtherWords) {
    const auto excuses = two_excuses();

    const auto found = match_excuses(excuses, "亲，拆封了就不能退哦");

    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found.front()->id, "opened");
}

TEST(MatchExcuses, FindsATwoCharacterWord) {
    const auto excuses = two_excuses();

    EXPECT_EQ(match_excuses(excuses, "发票").front()->id, "no_invoice");
}

TEST(MatchExcuses, ListsAllForNothing) {
    const auto excuses = two_excuses();

    EXPECT_THAT(match_excuses(excuses, ""), SizeIs(2));
}

TEST(MatchExcuses, FindsNothingForSomethingElse) {
    const auto excuses = two_excuses();

    EXPECT_THAT(match_excuses(excuses, "物流停滞"), IsEmpty());
}

}  // namespace
}  // namespace shuofa
