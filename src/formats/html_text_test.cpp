#include "formats/html_text.h"

#include "base/text.h"

#include <gtest/gtest.h>

namespace shuofa::html {
namespace {

TEST(HtmlText, GivesWhatAReaderSees) {
    const Text page = read(
        "<html><head><title> 订单\n 详情 </title><style>p{}</style></head><body>"
        "<h1>耳机</h1><p>实付 <b>¥329.90</b>&nbsp;元<br>已发货</p>"
        "<script>alert('x')</script></body></html>");
    EXPECT_EQ(page.title, "订单 详情");
    EXPECT_EQ(page.text, "耳机\n实付 ¥329.90 元\n已发货");
}

TEST(HtmlText, PartsCellsAndRows) {
    EXPECT_EQ(read("<table><tr><td>订单号</td><td> 44 </td></tr><tr><th>金额<td>1</table>").text,
              "订单号\t44\n金额\t1");
}

TEST(HtmlText, LeavesOutWhatIsStyledAway) {
    EXPECT_EQ(read("<div style='DISPLAY: none'>a<p>b</p></div><p hidden>c</p>d").text, "d");
    EXPECT_EQ(read("4\u200B4\u00AD0").text, "440");
}

TEST(HtmlText, ListsLinksOnceAndFollowsNone) {
    const Text page = read(
        "<a href='https://a.example/1'>x</a><a href=https://a.example/1>y</a>"
        "<a href='javascript:x()'>z</a><img src='http://t.example/p.gif'>");
    EXPECT_EQ(page.links, std::vector<std::string>{"https://a.example/1"});
}

TEST(HtmlText, AsksThePageForItsCharacterSetOnlyWhenNobodyElseSays) {
    const std::string gbk = "<meta charset=\"gb2312\"><p>\x86\xB4\xB7\xA2</p>";
    EXPECT_EQ(read(gbk).text, "喆发");
    EXPECT_EQ(read("<meta charset=gbk><p>发票</p>").text, "发票");
    EXPECT_EQ(read("<meta charset=utf-8><p>\xB7\xA2\xC6\xB1</p>", "gbk").text, "发票");
    EXPECT_EQ(read("<meta http-equiv=Content-Type content='text/html; charset=big5'>\xB5\x6F").text,
              "發");
}

TEST(HtmlText, KeepsTheFirstCommentsAndTheCanonicalAddress) {
    const Text page = read(
        "<!DOCTYPE html><!-- Page saved with SingleFile\n url: https://x.example "
        "--><html><link rel=canonical href='https://c.example/'></html>");
    ASSERT_EQ(page.comments.size(), 1u);
    EXPECT_TRUE(page.comments[0].starts_with("Page saved with SingleFile"));
    EXPECT_EQ(page.canonical, "https://c.example/");
}

TEST(HtmlText, DecodesEntitiesButExpandsNone) {
    EXPECT_EQ(read("&yen;1 &#x53D1;&amp;lt;").text, "¥1 发&lt;");
    EXPECT_FALSE(contains(
        read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>&e;</p>").text, "root:"));
}

TEST(HtmlText, EndsEarlyOnHostilePages) {
    std::string deep;
    for (int i = 0; i < 300'000; ++i)
        deep += "<b>";
    for (int i = 0; i < 300'000; ++i)
        deep += "</i>";
    EXPECT_TRUE(read(deep).cut);
    std::string wide = "<p>";
    for (int i = 0; i < 400'000; ++i)
        wide += "<i></b>x";
    EXPECT_TRUE(read(wide).cut);
    const Text large = read(std::string(5 << 20, 'x'));
    EXPECT_LE(large.text.size(), 1u << 20);
    const Text picture = read("<img src='data:" + std::string(20 << 20, 'A') + "'><p>x</p>");
    EXPECT_EQ(picture.text, "x");
}

TEST(HtmlText, SurvivesNonsense) {
    for (const std::string& bytes : {std::string{}, std::string{"<"}, std::string{"<!--"},
                                     std::string(100, '\0'), std::string{"<\xFF\xFE>\x80"}})
        EXPECT_TRUE(is_utf8(read(bytes).text));
}

}  // namespace
}  // namespace shuofa::html
