#include "domain/channels/check_text.h"

#include "domain/channels/directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
constexpr Day today{year{2026} / November / 23};

Directory a_directory() {
    Entity courier;
    courier.id = "sf";
    courier.name_zh = "顺丰速运";
    courier.name_en = "SF";
    courier.aliases = {"顺丰"};
    courier.domains = {{"sf-express.com", true}};
    Channel line;
    line.id = "sf/phone";
    line.value = "95338";
    line.role = ChannelRole::Buyer;
    line.purpose = {"客服", "service"};
    Observation seen;
    seen.source = {"政策", "policy"};
    seen.source_kind = SourceAuthority::Official;
    seen.seen_on = read_seen_on("2026");
    line.observations = {seen};
    courier.channels = {line};
    return Directory{"2026-11-23", {courier}, {}};
}

TEST(ContactValuesIn, PullsOutNumbersMailboxesAndLinks) {
    EXPECT_THAT(
        contact_values_in(
            "【顺丰】您的快件丢失，请拨４００－６６６－６６６６或访问 http://sf-express.top/a?b=1，"
            "邮箱kf@sf.cn，热线95338。订单号12345678901234567，金额329.90元，2026-11-23"),
        ElementsAre("400-666-6666", "http://sf-express.top/a?b=1", "kf@sf.cn", "95338"));
}

TEST(ContactValuesIn, FindsLinksGluedToChineseAndForeignLetters) {
    EXPECT_THAT(contact_values_in("点击t\u0430obao.com领取"), ElementsAre("t\u0430obao.com"));
    EXPECT_THAT(contact_values_in("拨打021-61870500转86018"), ElementsAre("021-61870500转86018"));
}

TEST(ContactValuesIn, LeavesDigitsInsideNamesAlone) {
    EXPECT_THAT(contact_values_in("公众号 yz12305，运单SF1234567890123，拨95338(自动)"),
                ElementsAre("95338"));
}

TEST(ContactValuesIn, FindsWhatStandsBehindAColonOrBesideAWord) {
    EXPECT_THAT(contact_values_in("链接：http://evil.cn/a，邮箱：kf@evil.cn"),
                ElementsAre("http://evil.cn/a", "kf@evil.cn"));
    EXPECT_THAT(contact_values_in("请拨400-123-4567 VIP专线，A7 95338"),
                ElementsAre("400-123-4567", "95338"));
    EXPECT_THAT(contact_values_in("(详情:www.evil.cn)"), ElementsAre("www.evil.cn"));
}

TEST(CheckText, ALookAlikeLinkBesideARealNumberIsNotOfficial) {
    const TextCheck check = check_text("【顺丰速运】快件异常，详询95338，或点 sf-express.top 处理",
                                       a_directory(), today);

    EXPECT_EQ(check.verdict, Verdict::NeverSeen);
    EXPECT_THAT(check.claims, ElementsAre("sf"));
    EXPECT_FALSE(check.report_to.empty());
}

TEST(CheckText, FraudWordingIsNamedEvenWhenTheNumberIsReal) {
    const TextCheck check =
        check_text("您的会员扣费即将生效，请致电95338并打开屏幕共享", a_directory(), today);

    EXPECT_EQ(check.verdict, Verdict::Conflicting);
    ASSERT_EQ(check.signs.size(), 2u);
    EXPECT_EQ(check.signs[0].id, "screen_sharing");
}

TEST(CheckText, AQuietTextWithARealNumberIsOfficial) {
    const TextCheck check = check_text("您的快件已派送，客服电话 95338", a_directory(), today);

    EXPECT_EQ(check.verdict, Verdict::Official);
    EXPECT_TRUE(check.report_to.empty());
}

TEST(IsTextWithValues, TellsATextFromAValue) {
    EXPECT_FALSE(is_text_with_values("400-666-6666"));
    EXPECT_FALSE(is_text_with_values("kefu@jd.com"));
    EXPECT_TRUE(is_text_with_values("客服电话：400-666-6666"));
    EXPECT_FALSE(is_text_with_values("客服"));
    EXPECT_FALSE(is_text_with_values("021-4009789888"));
    EXPECT_TRUE(is_text_with_values("请点 http://sf-express.top/a 领取"));
    EXPECT_TRUE(is_text_with_values("请写信到kf@sf.cn"));
}

}  // namespace
}  // namespace shuofa
