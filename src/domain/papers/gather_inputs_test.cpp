#include "domain/papers/gather_inputs.h"

#include "domain/papers/demands.h"
#include "domain/papers/fill.h"
#include "domain/papers/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::HasSubstr;
using testing::Not;

namespace {

Day day(std::string_view text) { return *parse_day(text); }

Rule a_rule(std::string id, std::string law, std::string article,
            Certainty certainty = Certainty::Stated) {
    Rule rule;
    rule.id = std::move(id);
    rule.law = std::move(law);
    rule.article = std::move(article);
    rule.certainty = certainty;
    rule.in_force.from = day("2014-03-15");
    return rule;
}

// A case about earphones, with the little law it needs.
class GatherInputs : public testing::Test {
protected:
    GatherInputs() {
        RuleSources sources;
        FactEntry defect;
        defect.name = "has_defect";
        defect.title = {"商品有质量问题", "Defective"};
        FactEntry paid;
        paid.name = "price_paid";
        paid.kind = FactKind::Money;
        paid.title = {"实付金额", "Price paid"};
        sources.catalogue = *FactCatalogue::build({defect, paid});
        Law law;
        law.id = "XBF";
        law.name = {"中华人民共和国消费者权益保护法", "Consumer Protection Law"};
        sources.laws = {law};
        sources.words = {{"refund", {"退货退款", "Refund"}},
                         {"increase", {"三倍赔偿", "Triple"}},
                         {"food_increase", {"十倍赔偿", "Tenfold"}}};
        rules_.emplace(*RuleBook::build(std::move(sources)));
        templates_ = PaperTemplates{
            {},
            {{"has_defect", {"", "商品存在质量问题", "", {}, false}}},
            {{"refund", {"cure", 20, "退还货款{yuan}元", "退还货款", {"refund"}}},
             {"repair", {"cure", 50, "", "免费维修", {}}},
             {"triple", {"punitive", 10, "支付三倍赔偿{yuan}元", "支付三倍赔偿", {"increase"}}},
             {"ten_times",
              {"punitive", 20, "支付十倍赔偿{yuan}元", "支付十倍赔偿", {"food_increase"}}}},
            {}};
        order_.numbered_by = SourceKind::Jd;
        order_.number = "288812345678901";
        order_.platform = Platform::Jd;
        order_.seller = "北岸数码";
        order_.title = "耳机";
        order_.paid = *Money::parse("329.90");
        order_.received_on = day("2026-11-13");
        facts_.set("price_paid", *Money::parse("329.90"), "order");
        facts_.set("has_defect", true);
    }

    void give(std::string_view remedy, const Rule& rule) {
        assessment_.remedies.push_back({std::string{remedy}, {&rule, {}}});
    }
    void give_sum(const char* name, const char* yuan, const Rule& rule) {
        AmountFinding amount;
        amount.name = name;
        amount.amount = *Money::parse(yuan);
        amount.formula = yuan;
        amount.because.rule = &rule;
        assessment_.amounts.push_back(amount);
    }
    PaperSituation situation() const {
        return {matter_, position_,  &order_,  facts_,           assessment_,
                *rules_, templates_, details_, day("2026-11-25")};
    }
    PaperInputs gather() const { return gather_inputs(situation()); }

    Case matter_;
    CasePosition position_;
    Order order_;
    Facts facts_;
    Assessment assessment_;
    std::optional<RuleBook> rules_;
    PaperTemplates templates_;
    std::map<std::string, std::string, std::less<>> details_;
    const Rule quality_ = a_rule("xbf-24", "XBF", "第二十四条第一款");
    const Rule triple_ = a_rule("xbf-55", "XBF", "第五十五条第一款");
    const Rule hearsay_ = a_rule("sbph-12", "XBF", "第十二条", Certainty::Unverified);
};

TEST_F(GatherInputs, TellsThePurchaseFromTheOrder) {
    const PaperInputs inputs = gather();

    EXPECT_EQ(inputs.values.at("order_ref"), "订单编号288812345678901");
    EXPECT_EQ(inputs.values.at("platform_name"), "京东");
    EXPECT_EQ(inputs.values.at("paid"), "329.90元");
    EXPECT_EQ(inputs.values.at("received_on"), "2026年11月13日");
    EXPECT_EQ(inputs.values.at("answer_by"), "2026年12月2日");
}

TEST_F(GatherInputs, LetsDetailsGoBeforeTheOrder) {
    details_ = {{"seller_name", "北岸数码专营店"}, {"order_number", "1"}};

    const PaperInputs inputs = gather();
    EXPECT_EQ(inputs.values.at("seller_name"), "北岸数码专营店");
    EXPECT_EQ(inputs.values.at("order_ref"), "订单编号1");
}

TEST_F(GatherInputs, DoesNotCallAWalletNumberAnOrderNumber) {
    order_.numbered_by = SourceKind::WeChat;

    EXPECT_THAT(gather().values.at("order_ref"), HasSubstr("微信支付单号"));
}

TEST_F(GatherInputs, AsksForOneCureAndOnePunitiveSum) {
    give("repair", quality_);
    give("refund", quality_);
    give("triple", triple_);
    give("ten_times", triple_);
    give_sum("refund", "329.90", quality_);
    give_sum("increase", "989.70", triple_);
    give_sum("food_increase", "3299.00", triple_);

    const PaperInputs inputs = gather();
    ASSERT_EQ(inputs.demands.size(), 2U);
    EXPECT_EQ(inputs.demands[0].text, "退还货款329.90元");
    EXPECT_EQ(inputs.demands[1].text, "支付十倍赔偿3299.00元");
    ASSERT_EQ(inputs.sums.size(), 3U);
    EXPECT_EQ(inputs.sums[2].yuan, "3628.90");
    EXPECT_EQ(inputs.values.at("matter"), "退货退款");
}

TEST_F(GatherInputs, TellsTheOtherSidesDaysAndKeepsTheLimitation) {
    const Rule rule = a_rule("refund-seven-days", "XBF", "第二十五条第三款");
    give("refund", rule);
    const auto date = [&](const char* name, DeadlineKind kind, const char* who) {
        DeadlineFinding found;
        found.name = name;
        found.date = day("2026-11-20");
        found.kind = found.kind_if_known = kind;
        found.who = who;
        found.start = day("2026-11-13");
        found.start_event = "has_defect";
        found.period = {7, PeriodUnit::Days};
        found.because = {&rule, {}};
        assessment_.deadlines.push_back(found);
    };
    date("refund_due", DeadlineKind::Authority, "seller");
    date("refund_due_later", DeadlineKind::Arguable, "seller");
    date("limitation", DeadlineKind::Safe, "consumer");
    const PaperInputs inputs = gather();
    ASSERT_EQ(inputs.dates.size(), 1U);
    EXPECT_EQ(inputs.dates[0].label, "refund_due");
    EXPECT_EQ(inputs.dates[0].why, "自2026年11月13日（商品有质量问题）的次日起7日。");
    EXPECT_EQ(inputs.dates[0].basis.article, "第二十五条第三款");
}

TEST_F(GatherInputs, CitesNothingThatNobodyHasRead) {
    give("refund", hearsay_);

    const PaperInputs inputs = gather();
    ASSERT_EQ(inputs.demands.size(), 1U);
    EXPECT_TRUE(inputs.demands[0].basis.empty());
}

TEST_F(GatherInputs, TellsFactsAsSentencesAndListsSums) {
    const PaperInputs inputs = gather();

    ASSERT_EQ(inputs.statements.size(), 1U);
    EXPECT_EQ(inputs.statements[0].second, "商品存在质量问题");
    ASSERT_EQ(inputs.facts.size(), 2U);
    EXPECT_FALSE(inputs.facts[0].listed);
    EXPECT_TRUE(inputs.facts[1].listed);
}

TEST_F(GatherInputs, BlocksWhatTheAssessmentBlocks) {
    assessment_.blocked_papers.push_back({"all", {&quality_, {}}});

    EXPECT_TRUE(gather().blocked.contains("all"));
}

TEST_F(GatherInputs, TellsConversationsWithTheirPromises) {
    CaseEvent call;
    call.number = 2;
    call.type = CaseEventType::Contact;
    call.day = day("2026-11-14");
    call.fields = {
        {"channel", "platform"}, {"way", "phone"}, {"agent", "1024"}, {"said", "两天内退。"}};
    Promise promise;
    promise.event = 2;
    promise.by = Party::Platform;
    promise.what = "refund";
    promise.due = day("2026-11-16");
    promise.made_on = call.day;
    promise.state = PromiseState::Broken;
    position_.timeline = {call};
    position_.promises = {promise};

    const PaperInputs inputs = gather();
    ASSERT_EQ(inputs.events.size(), 1U);
    EXPECT_EQ(inputs.events[0].text,
              "本人通过电话联系平台（客服1024），对方称“两天内退”，承诺在2026年11月16日前退款，至今"
              "没有做到");
    EXPECT_THAT(inputs.values.at("last_promise"), HasSubstr("2026年11月14日，平台承诺"));
}

TEST_F(GatherInputs, KnowsTheHighestSumAndWhatIsPrivate) {
    give_sum("increase", "989.70", triple_);
    details_ = {{"your_name", "沈样例"}};

    EXPECT_EQ(highest_sum(situation())->text(), "989.70");
    EXPECT_THAT(private_texts(situation()),
                testing::UnorderedElementsAre("沈样例", "288812345678901"));
}

}  // namespace
