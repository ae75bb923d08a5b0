#include "formats/describe.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

enum class Colour { Red, Green };

struct Line {
    std::string what;
    Money price;
    std::optional<Day> on;
};
BOOST_DESCRIBE_STRUCT(Line, (), (what, price, on))

struct Bill {
    std::vector<Line> lines;
    std::map<std::string, std::int64_t> counts;
    Colour colour = Colour::Red;
};
BOOST_DESCRIBE_STRUCT(Bill, (), (lines, counts, colour))

}  // namespace

template <>
inline constexpr auto enum_names<Colour> = std::to_array<EnumName<Colour>>({
    {Colour::Red, "red"},
    {Colour::Green, "green"},
});

namespace {

TEST(Describe, WritesAndReadsTheSameShape) {
    const Bill bill{{{"耳机", Money::fen(32990), std::nullopt}}, {{"rows", 9}}, Colour::Green};
    const std::string text = describe::to_text(bill);
    EXPECT_EQ(
        text,
        R"({"lines":[{"what":"耳机","price":"329.90","on":null}],"counts":{"rows":9},"colour":"green"})");
    const auto back = describe::from_text<Bill>(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(describe::to_text(*back), text);
}

TEST(Describe, NamesThePathOfAWrongField) {
    const auto wrong =
        describe::from_text<Bill>(R"({"lines":[{"what":"a","price":5}],"colour":"red"})");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().where, "lines[0].price");
    EXPECT_EQ(describe::from_text<Bill>(R"({"colour":"blue"})").error().where, "colour");
    EXPECT_EQ(describe::from_text<Bill>(R"({"colour":"red","x":1})").error().where, "x");
    EXPECT_EQ(describe::from_text<Bill>(R"({})").error().reason.id, "field_missing");
    EXPECT_EQ(describe::from_text<Bill>("{").error().reason.id, "json_unreadable");
    EXPECT_EQ(describe::from_text<Bill>(std::string(100, '[')).error().reason.id,
              "json_unreadable");
}

TEST(Describe, MakesASchemaWithEachStructOnce) {
    describe::json::object components;
    describe::schema<Bill>(components);
    EXPECT_TRUE(components.contains("Bill"));
    EXPECT_TRUE(components.contains("Line"));
    EXPECT_EQ(components.size(), 2u);
}

}  // namespace
}  // namespace shuofa
