#include "formats/mail.h"

#include "base/text.h"
#include "formats/dkim.h"
#include "formats/html_text.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

namespace shuofa::mime {
namespace {

std::string sample(const std::string& name) {
    return bytes_of(source_folder() / "src/formats/samples/mail" / name);
}

std::vector<BoxedMail> mails_of(std::string_view bytes, std::size_t most = Limits{}.most_bytes) {
    const ByteFile file = file_of(bytes);
    MailBox box{stream_of(file), most};
    std::vector<BoxedMail> mails;
    for (;;) {
        auto mail = box.next();
        EXPECT_TRUE(mail);
        if (!mail || !*mail) return mails;
        mails.push_back(**mail);
    }
}

TEST(MailReading, TakesAMailApart) {
    const auto mail = read(sample("invoice_gbk.eml"));
    ASSERT_TRUE(mail);
    EXPECT_EQ(decode_header(mail->header("subject")),
              "您的订单4400000000000000101电子发票已开具，请查收");
    ASSERT_EQ(mail->parts.size(), 3u);
    EXPECT_EQ(mail->parts[0].type, "text/plain");
    EXPECT_TRUE(decode_charset(mail->parts[0].bytes, mail->parts[0].charset).text.ends_with("喆"));
    EXPECT_EQ(html::read(mail->parts[1].bytes, mail->parts[1].charset).text,
              "亲爱的测试买家，您的订单 4400000000000000101 已开票，金额 ￥329.90。\n"
              "圆通速递 YT0000000000101");
    EXPECT_EQ(mail->parts[2].name, "电子发票_26999000000000000101.pdf");
    EXPECT_TRUE(mail->parts[2].attached);
    EXPECT_TRUE(mail->parts[2].bytes.starts_with("%PDF-1.4"));
    EXPECT_EQ(mail->parts[2].bytes.size(), 100877u);
}

TEST(MailReading, TakesASavedPageApart) {
    const auto page = read(sample("page.mhtml"));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->parts[0].type, "text/html");
    EXPECT_EQ(page->parts[0].location, "http://127.0.0.1:8765/index.html");
    EXPECT_EQ(html::read(page->parts[0].bytes).title, "示例商品页");
}

TEST(MailReading, ReadsDates) {
    EXPECT_EQ(read_date("Mon, 02 Nov 2026 10:12:00 +0800"), 1793585520);
    EXPECT_EQ(read_date(" 2 Nov 2026 02:12:00 GMT"), 1793585520);
    EXPECT_FALSE(read_date("yesterday"));
    EXPECT_FALSE(read_date(""));
}

TEST(MailReading, KeepsForwardedMailsWhole) {
    const std::string mail =
        "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: message/rfc822\r\n\r\n"
        "From: c@d\r\nSubject: inner\r\n\r\nhello\r\n--x--\r\n";
    const auto read_mail = read(mail);
    ASSERT_TRUE(read_mail);
    ASSERT_EQ(read_mail->parts.size(), 1u);
    EXPECT_EQ(read_mail->parts[0].type, "message/rfc822");
    EXPECT_TRUE(contains(read_mail->parts[0].bytes, "Subject: inner\r\n\r\nhello"));
}

TEST(MailReading, KeepsTheSignatureOfAForwardedMailValid) {
    const std::string signed_mail = sample("../dkim/rsa_simple.eml");
    const auto keys = dkim::parse_keys(sample("../dkim/keys.txt"));
    const auto forward = read(
        "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: message/rfc822\r\n\r\n" +
        signed_mail + "\r\n--x--\r\n");
    ASSERT_TRUE(forward);
    EXPECT_EQ(dkim::verify(forward->parts.at(0).bytes, keys).state, dkim::State::Pass);
}

TEST(MailReading, StopsAtDepthPartsAndSize) {
    const auto nested = [](int levels) {
        std::string mail = "From: a@b\r\nMIME-Version: 1.0\r\n";
        for (int i = 0; i < levels; ++i) {
            const std::string name = "b" + std::to_string(i);
            mail +=
                "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n";
        }
        return mail + "\r\nx\r\n";
    };
    EXPECT_FALSE(read(nested(20))->cut);
    EXPECT_TRUE(read(nested(1500))->cut);
    EXPECT_EQ(read(nested(5000)).error().reason.id, "mail_damaged");
    std::string wide = "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n";
    for (int i = 0; i < 1500; ++i)
        wide += "--x\r\n\r\ny\r\n";
    const auto read_wide = read(wide);
    ASSERT_TRUE(read_wide);
    EXPECT_TRUE(read_wide->cut);
    EXPECT_EQ(read_wide->parts.size(), 1000u);
    EXPECT_EQ(read("From: a@b\r\n\r\nx", {.most_bytes = 4}).error().reason.id, "mail_too_large");
}

TEST(MailReading, SurvivesCutsAndFlippedBits) {
    const std::string bytes = sample("invoice_gbk.eml");
    for (std::size_t i = 0; i < 3000; i += 37) {
        std::string broken = bytes.substr(0, 4000);
        broken[i] = static_cast<char>(broken[i] ^ 0x15);
        const auto mail = read(broken);
        if (mail) {
            EXPECT_LE(mail->parts.size(), 10u);
        }
        (void)read(bytes.substr(0, i));
    }
}

TEST(MailReading, KnowsAMailByItsHead) {
    EXPECT_TRUE(looks_like_mail(sample("invoice_gbk.eml").substr(0, 4096)));
    EXPECT_TRUE(looks_like_mail(sample("page.mhtml").substr(0, 4096)));
    EXPECT_FALSE(looks_like_mail("导出信息：\n京东账号名：x\n"));
    EXPECT_FALSE(looks_like_mail("from: here\n\n"));
    EXPECT_FALSE(looks_like_mail(""));
    EXPECT_FALSE(looks_like_mail(sample("mails.mbox").substr(0, 4096)));
    EXPECT_TRUE(looks_like_mail_box(sample("mails.mbox").substr(0, 4096)));
    EXPECT_FALSE(looks_like_mail_box("From here to there: 10:00\nbla\n"));
}

TEST(MailBox, PartsMailsAndUndoesTheirQuoting) {
    const std::string bytes = sample("mails.mbox");
    const auto mails = mails_of(bytes);
    ASSERT_EQ(mails.size(), 3u);
    EXPECT_EQ(mails[0].begin, 0u);
    EXPECT_EQ(mails[2].end, bytes.size());
    EXPECT_TRUE(mails[1].bytes.starts_with("DKIM-Signature:"));
    EXPECT_FALSE(contains(mails[2].bytes, ">From "));
    EXPECT_TRUE(contains(mails[2].bytes, "\nFrom "));
}

TEST(MailBox, UndoesOneQuoteOnlyAndNeedsABlankLineAndATime) {
    const auto mails = mails_of(
        "From a@b Mon Nov  2 10:12:01 2026\nA: b\n\n>>From x\n>y\n"
        "From c@d Mon Nov  2 10:12:01 2026\n\nFrom now on\n\n"
        "From e@f Mon Nov  2 10:12:01 2026\nC: d\n\nz\n");
    ASSERT_EQ(mails.size(), 2u);
    EXPECT_EQ(mails[0].bytes,
              "A: b\n\n>From x\n>y\nFrom c@d Mon Nov  2 10:12:01 2026\n\nFrom now on\n");
    EXPECT_EQ(mails[1].bytes, "C: d\n\nz\n");
}

TEST(MailBox, CutsHugeMailsAndSurvivesNonsense) {
    const std::string line = "From a@b Mon Nov  2 10:12:01 2026\n";
    const auto mails = mails_of(line + "A: b\n\n" + std::string(3 << 20, 'x'), 1 << 20);
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_TRUE(mails[0].cut);
    EXPECT_TRUE(mails_of(std::string(3 << 20, 'x')).empty());
    EXPECT_TRUE(mails_of("").empty());
    EXPECT_EQ(mails_of(line).size(), 1u);
}

TEST(MailBox, KnowsTheBordersThatNetscapeAndThunderbirdWrite) {
    const std::string box =
        "From - \nFrom: <a@shop.example>\nSubject: one\n\nFrom -time to time\n--end--\n"
        "From - Mon Jun  3 12:50:27 1996\nFrom: <b@shop.example>\nSubject: two\n\n"
        "From the shop: hello\nFrom -\nFrom: <c@shop.example>\nSubject: three\n\ntext\n";
    EXPECT_TRUE(mime::looks_like_mail_box(box));
    const ByteFile file = file_of(box);
    mime::MailBox mails{stream_of(file)};
    std::vector<std::string> found;
    for (;;) {
        const auto mail = mails.next();
        ASSERT_TRUE(mail);
        if (!*mail) break;
        found.push_back((*mail)->bytes);
    }
    ASSERT_EQ(found.size(), 3u);
    EXPECT_NE(found[0].find("From -time to time\n--end--"), std::string::npos);
    EXPECT_NE(found[1].find("From the shop: hello"), std::string::npos);
    EXPECT_NE(found[2].find("Subject: three"), std::string::npos);
}

}  // namespace
}  // namespace shuofa::mime
