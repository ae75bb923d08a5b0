#include "adapters/random_ids.h"

#include <gtest/gtest.h>

#include <set>

namespace shuofa {
namespace {

class SetClock final : public Clock {
public:
    Instant now() const override { return instant; }
    Instant instant{1'700'000'000'000'000};
};

TEST(RandomIds, GrowWithinAMillisecondAndWhenTheClockGoesBack) {
    SetClock clock;
    RandomIds ids{clock};

    std::string last = ids.next_ulid();
    for (int i = 0; i < 1000; ++i) {
        if (i == 500) clock.instant.micros -= 5'000'000;
        const std::string next = ids.next_ulid();
        EXPECT_LT(last, next);
        last = next;
    }
}

TEST(RandomIds, BeginWithTheTimeInCrockfordsAlphabet) {
    SetClock clock;
    clock.instant = Instant{1'469'918'176'385'000};  // the example of the ULID specification
    RandomIds ids{clock};

    const std::string ulid = ids.next_ulid();

    EXPECT_EQ(ulid.size(), 26u);
    EXPECT_EQ(ulid.substr(0, 10), "01ARYZ6S41");
    EXPECT_EQ(ulid.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
}

TEST(RandomIds, DifferBetweenTwoProgramsInTheSameMillisecond) {
    SetClock clock;
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(RandomIds{clock}.next_ulid());
    EXPECT_EQ(seen.size(), 100u);
}

}  // namespace
}  // namespace shuofa
