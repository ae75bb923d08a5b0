#include "formats/xml_tree.h"

#include <gtest/gtest.h>

namespace shuofa::xml {
namespace {

TEST(XmlTree, DropsPrefixesEvenUndeclaredOnes) {
    const auto roots = parse("\xEF\xBB\xBF<:eInvoice xmlns:=\"\"><ofd:A>x</ofd:A></:eInvoice>");
    ASSERT_TRUE(roots);
    EXPECT_EQ(roots->at(0).name, "eInvoice");
    EXPECT_EQ(roots->at(0).text_at("A"), "x");
}

TEST(XmlTree, GivesEveryDocumentOfAGluedFile) {
    const auto roots = parse("<?xml version='1.0'?><a>1</a>\n<?xml version='1.0'?><a>2</a>");
    ASSERT_TRUE(roots);
    ASSERT_EQ(roots->size(), 2u);
    EXPECT_EQ(roots->at(1).text, "2");
}

TEST(XmlTree, JoinsTextAndCdata) {
    const auto roots = parse("<a> x<![CDATA[ & y]]> &lt;z&gt; </a>");
    ASSERT_TRUE(roots);
    EXPECT_EQ(roots->at(0).text, "x & y <z>");
}

TEST(XmlTree, ReadsGb18030WhateverTheProlog) {
    const auto roots = parse("<?xml version='1.0' encoding='GBK'?><a>\xB7\xA2\xC6\xB1</a>");
    ASSERT_TRUE(roots);
    EXPECT_EQ(roots->at(0).text, "发票");
}

TEST(XmlTree, RefusesDocumentTypesSoThatNoEntityIsExpanded) {
    const auto laughs = parse("<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>");
    ASSERT_FALSE(laughs);
    EXPECT_EQ(laughs.error().reason.id, "xml_refused");
}

TEST(XmlTree, RefusesWhatIsTooDeepTooLongOrTooLarge) {
    std::string deep;
    for (int i = 0; i < 300'000; ++i)
        deep += "<a>";
    EXPECT_FALSE(parse(deep));
    std::string closed = deep;
    for (int i = 0; i < 300'000; ++i)
        closed += "</a>";
    EXPECT_EQ(parse(closed).error().reason.id, "xml_refused");
    std::string wide = "<r>";
    for (int i = 0; i < 500'000; ++i)
        wide += "<a/>";
    EXPECT_EQ(parse(wide + "</r>").error().reason.id, "xml_refused");
    EXPECT_EQ(parse("<a>x</a>", {.most_bytes = 4}).error().reason.id, "xml_refused");
}

TEST(XmlTree, SaysThatACutFileIsDamaged) {
    for (const char* text : {"", "<a", "<a><b></a>", "no xml", "<a>\x01</b>"})
        EXPECT_EQ(parse(text).error().reason.id, "xml_damaged") << text;
}

TEST(XmlTree, CutsOutUndecodableBytes) {
    const auto roots = parse("<a>x\x80\x80\x80y</a>");
    ASSERT_TRUE(roots);
    EXPECT_NE(roots->at(0).text.find("\uFFFD"), std::string::npos);
}

}  // namespace
}  // namespace shuofa::xml
