#include "domain/orders/join_documents.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

constexpr std::int64_t hour = 3600LL * 1'000'000;
const Instant monday = china_instant(
    Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{2}}, 10, 0, 0);

Instant later(std::int64_t hours) { return Instant{monday.micros + hours * hour}; }

JoinOrder order(std::int64_t ordinal, const std::string& number) {
    return {ordinal,
            "ord_" + std::to_string(ordinal),
            SourceKind::Taobao,
            number,
            "北岸数码旗舰店",
            "耳机",
            Money::fen(32990),
            monday};
}

JoinDocument document(const std::string& id, DocumentKind kind,
                      std::vector<DocumentNumber> numbers) {
    return {.id = id, .kind = kind, .import = "imp_" + id, .numbers = std::move(numbers)};
}

std::vector<std::string> shown(const std::vector<Link>& links) {
    std::vector<std::string> lines;
    for (const Link& link : links)
        lines.push_back(std::to_string(link.order) + " " + link.other + " " +
                        std::string{name_of(link.basis)});
    std::sort(lines.begin(), lines.end());
    return lines;
}

using Lines = std::vector<std::string>;

TEST(JoinByNumbers, JoinsTheWholeStoryToOneOrder) {
    const std::vector documents{
        document("invoice", DocumentKind::Invoice,
                 {{"26999000000000000101", true}, {"4400000000000000101", false}}),
        document("red", DocumentKind::Invoice,
                 {{"26999000000000000102", true}, {"26999000000000000101", false}}),
        document("parcel", DocumentKind::Parcel, {{"YT0000000000101", true}}),
        document("mail", DocumentKind::Mail,
                 {{"4400000000000000101", false}, {"YT0000000000101", false}}),
        document("chat", DocumentKind::Chat, {{"26999000000000000102", false}}),
        document("stranger", DocumentKind::Mail, {{"4400000000000000999", false}}),
    };
    const std::vector orders{order(7, "4400000000000000101"), order(8, "4400000000000000102")};
    EXPECT_EQ(shown(join_by_numbers(documents, orders)),
              (Lines{"7 chat invoice_number", "7 invoice order_number", "7 mail order_number",
                     "7 parcel waybill", "7 red red_invoice"}));
}

TEST(JoinByNumbers, JoinsNothingThroughAMailThatNamesTwoOrders) {
    const std::vector documents{
        document("parcel", DocumentKind::Parcel, {{"YT0000000000101", true}}),
        document("mail", DocumentKind::Mail,
                 {{"4400000000000000101", false},
                  {"4400000000000000102", false},
                  {"YT0000000000101", false}}),
    };
    const std::vector orders{order(7, "4400000000000000101"), order(8, "4400000000000000102")};
    EXPECT_EQ(shown(join_by_numbers(documents, orders)),
              (Lines{"7 mail order_number", "8 mail order_number"}));
}

TEST(JoinByNumbers, JoinsAnAttachmentWithTheOrderOfItsMail) {
    auto mail = document("mail", DocumentKind::Mail, {{"4400000000000000101", false}});
    auto pdf = document("pdf", DocumentKind::Invoice, {{"26999000000000000101", true}});
    pdf.import = mail.import;
    pdf.member = "票.pdf";
    const std::vector documents{mail, pdf};
    const std::vector orders{order(7, "4400000000000000101")};
    EXPECT_EQ(shown(join_by_numbers(documents, orders)),
              (Lines{"7 mail order_number", "7 pdf same_mail"}));
}

JoinOrder bank_row(const std::string& seller, std::int64_t hours) {
    return {90, "ord_90", SourceKind::CmbBank, "", seller, "", Money::fen(32990), later(hours)};
}

std::vector<Link> likely(const std::vector<JoinDocument>& documents,
                         const std::vector<JoinOrder>& rows, const std::vector<JoinOrder>& orders) {
    LikelyLinks links{documents, rows};
    for (const JoinOrder& one : orders)
        links.look_at(one);
    return links.take();
}

TEST(LikelyLinks, ProposesABankRowOfTheNextDayForTheWalletItNames) {
    const auto links = likely({}, {bank_row("支付宝-北岸数码旗舰店", 30)}, {order(7, "1")});
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links[0].order, 7);
    EXPECT_EQ(links[0].other, "ord_90");
    EXPECT_EQ(links[0].certainty, LinkCertainty::Proposed);
    EXPECT_EQ(links[0].score, 95);
}

TEST(LikelyLinks, ProposesNoBankRowOfAnotherWalletOrTwoDaysLater) {
    EXPECT_TRUE(likely({}, {bank_row("财付通-北岸数码旗舰店", 1)}, {order(7, "1")}).empty());
    EXPECT_TRUE(likely({}, {bank_row("支付宝-北岸数码旗舰店", 48)}, {order(7, "1")}).empty());
}

TEST(LikelyLinks, ProposesABanksRefundForTheOrderOfWhichAsMuchCameBack) {
    auto row = bank_row("支付宝-北岸数码", 24 * 8);
    row.paid.reset();
    row.refunded = Money::yuan(100);
    auto refunded = order(7, "1");
    refunded.refunded = Money::yuan(100);
    EXPECT_EQ(likely({}, {row}, {refunded}).at(0).score, 85);
    refunded.refunded = Money::yuan(99);
    EXPECT_TRUE(likely({}, {row}, {refunded}).empty());
}

TEST(LikelyLinks, TakesTheNearestAndDoubtsEquals) {
    auto near = order(8, "2");
    near.at = later(2);
    const auto links = likely({}, {bank_row("支付宝-北岸数码", 3)}, {order(7, "1"), near});
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links[0].order, 8);
    const auto equals =
        likely({}, {bank_row("支付宝-北岸数码", 3)}, {order(7, "1"), order(8, "2")});
    ASSERT_EQ(equals.size(), 1u);
    EXPECT_EQ(equals[0].score, 75);
}

TEST(LikelyLinks, ProposesAnInvoiceByAmountTimeAndSeller) {
    auto invoice = document("invoice", DocumentKind::Invoice, {});
    invoice.amount = Money::fen(32990);
    invoice.seller = "样例北岸数码科技有限公司";
    invoice.at = later(24 * 5);
    EXPECT_EQ(likely({invoice}, {}, {order(7, "1")}).at(0).score, 90);
    invoice.at = later(24 * 80);
    EXPECT_TRUE(likely({invoice}, {}, {order(7, "1")}).empty());
}

TEST(LikelyLinks, ProposesACallWhoseContactIsCalledLikeTheSeller) {
    auto call = document("call", DocumentKind::Call, {});
    call.seller = "北岸数码客服";
    call.at = later(24 * 7);
    const auto links = likely({call}, {}, {order(7, "1")});
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links[0].basis, LinkBasis::SellerTime);
    call.seller = "快递小哥";
    EXPECT_TRUE(likely({call}, {}, {order(7, "1")}).empty());
}

TEST(SharedName, CountsWhatIsTheShopsOwn) {
    EXPECT_EQ(shared_name("北岸数码客服", "北岸数码旗舰店"), 4u);
    EXPECT_EQ(shared_name("云岭旗舰店", "北岸旗舰店"), 0u);
}

}  // namespace
}  // namespace shuofa
