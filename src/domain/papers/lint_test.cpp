#include "domain/papers/lint.h"

#include "domain/papers/lint_words.h"
#include "domain/papers/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::Contains;
using testing::IsEmpty;

namespace {

Citation article_24() {
    return {.rule = "xbf-24",
            .law = "中华人民共和国消费者权益保护法",
            .article = "第二十四条第一款",
            .in_force_from = {},
            .in_force_until = {},
            .checked_on = {},
            .certainty = "stated"};
}

LintFrame a_letter() {
    LintFrame frame;
    frame.reader = PaperReader::Seller;
    frame.citations = {article_24()};
    frame.highest_sum = Money::yuan(1320);
    frame.today = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}};
    return frame;
}

std::vector<std::string> rules_hit(std::string_view text, const LintFrame& frame) {
    std::vector<std::string> rules;
    for (const LintFinding& finding : lint(parse_paper_text(text), frame)) {
        rules.push_back(finding.rule);
    }
    return rules;
}

TEST(Lint, FindsNothingInACalmLetter) {
    EXPECT_THAT(
        rules_hit(
            "# 要求退款的函\n> 北岸数码：\n"
            "请退还货款329.90元。依据《中华人民共和国消费者权益保护法》第二十四条第一款。\n"
            "如未在2026年12月2日前答复，本人将依法向市场监督管理部门投诉或者向人民法院起诉。\n",
            a_letter()),
        IsEmpty());
}

TEST(Lint, RefusesMoneyAsThePriceOfSilence) {
    const char* threats[] = {
        "三天内赔我50元，否则我就曝光你们。",
        "不赔钱，我就去举报。",
        "赔我1000元我就删帖。",
        "如不付款，我将发到网上。",
        "给我500元，我不举报你们。",
        "请赔偿1000元。否则发抖音让大家看看。",
        "Pay 500 or I will expose you on the web.",
        "转账300元，撤销举报。",
    };
    for (const char* threat : threats) {
        EXPECT_THAT(rules_hit(threat, a_letter()), Contains("threat_for_money")) << threat;
    }
}

TEST(Lint, LetsLawfulNextStepsStand) {
    const char* lawful[] = {
        "请退款329.90元，如未退款，本人将向12315投诉。",
        "如不退款，本人将向人民法院起诉。",
        "本人在直播间购买商品，实付329.90元，如不能退货请说明理由。",
    };
    for (const char* text : lawful)
        EXPECT_THAT(rules_hit(text, a_letter()), IsEmpty()) << text;
}

TEST(Lint, LetsAReportNameTheBreachAndTheMoney) {
    LintFrame report = a_letter();
    report.reader = PaperReader::Authority;

    EXPECT_THAT(
        rules_hit("商家收款329.90元后拒不发货，现举报该行为，如不属于你局管辖请告知。", report),
        IsEmpty());
}

TEST(Lint, FindsFormResidue) {
    for (const char* text :
         {"本人于____年购买。", "联系人：XX", "电话（）", "and/or", "请联系【】", "××公司："}) {
        EXPECT_THAT(rules_hit(text, a_letter()), Contains("form_residue")) << text;
    }
    EXPECT_THAT(rules_hit("购买XXL码卫衣和X系列耳机。", a_letter()), IsEmpty());
}

TEST(Lint, RefusesAnArticleThatNothingReliesOn) {
    EXPECT_THAT(rules_hit("依据《消费者权益保护法》第五十五条第一款。", a_letter()),
                Contains("article_not_relied_on"));
    EXPECT_THAT(
        rules_hit("依据《中华人民共和国消费者权益保护法》第二十四条第一款、第二款。", a_letter()),
        Contains("article_not_relied_on"));
    EXPECT_THAT(rules_hit("依据《消费者权益保护法》第二十四条。", a_letter()), IsEmpty());
}

TEST(Lint, RefusesASumWithoutBasis) {
    EXPECT_THAT(rules_hit("请赔偿5万元。", a_letter()), Contains("sum_above_basis"));
    EXPECT_THAT(rules_hit("请支付1319.60元。", a_letter()), IsEmpty());
}

TEST(Lint, KeepsPrivateDataOutOfAPublicPost) {
    LintFrame post = a_letter();
    post.reader = PaperReader::Public;
    post.private_texts = {"张三丰", "幸福路8号"};
    for (const char* text : {"我叫张三丰。", "电话138 0000 0000。", "寄到幸福路8号。",
                             "订单288812345678901。", "3号楼2单元。"}) {
        EXPECT_THAT(rules_hit(text, post), Contains("personal_data")) << text;
    }
}

TEST(Lint, WarnsOfInsultsAndClaimsOfCrime) {
    EXPECT_THAT(rules_hit("这家黑心商家。", a_letter()), Contains("insult"));
    EXPECT_THAT(rules_hit("商家诈骗了我。", a_letter()), Contains("crime_claimed"));
    EXPECT_THAT(rules_hit("本人认为该行为涉嫌诈骗。", a_letter()), IsEmpty());
}

TEST(Lint, CountsTheCharactersOfAForm) {
    LintFrame form = a_letter();
    form.limit = 5;
    EXPECT_THAT(rules_hit("一二三四五六", form), Contains("too_long"));
    EXPECT_THAT(rules_hit("一二三四五", form), IsEmpty());
}

TEST(LintWords, ReadsArticlesAsTheyAreCited) {
    const auto found =
        cited_articles("依据《食品安全法》第一百四十八条第二款、《民法典》第577条，本条例第二款");

    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].law, "食品安全法");
    EXPECT_EQ(found[0].article, "第一百四十八条第二款");
    EXPECT_EQ(found[1].article, "第577条");
}

TEST(LintWords, ReadsSums) {
    EXPECT_THAT(sums_in("共1,319.60元，另有5万元和2026年。"),
                testing::ElementsAre(131960, 5000000));
}

}  // namespace
