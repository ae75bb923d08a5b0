#include "formats/mail_words.h"

#include <gtest/gtest.h>

namespace shuofa::mime {
namespace {

TEST(MailWords, ReadsOnBehindAPaddedWord) {
    EXPECT_EQ(decode_header("=?GBK?B?xPq1xLaptaU=?= =?GBK?B?0tG3orv1?="), "您的订单已发货");
}

TEST(MailWords, JoinsWordsCutInsideACharacter) {
    EXPECT_EQ(decode_header("=?GBK?B?xPq1xLaptaU0NDAw?=\r\n =?GBK?B?MDAwMDAwMDA=?=\r\n"
                            " =?GBK?B?MDAwMDEwMbXn?=\r\n =?GBK?B?19O3osax0tG/qr7fo6zH6w==?=\r\n"
                            " =?GBK?B?sunK1Q==?="),
              "您的订单4400000000000000101电子发票已开具，请查收");
    // 发 is B7 A2 in GBK and E5 8F 91 in UTF-8.
    EXPECT_EQ(decode_header("=?gb2312?B?tw==?= =?GBK?Q?=A2=C6=B1?="), "发票");
    EXPECT_EQ(decode_header("=?utf-8?Q?=E5=8F?=\r\n\t=?UTF-8?B?kQ==?="), "发");
}

TEST(MailWords, KeepsBlanksBetweenWordsAndPlainTextOnly) {
    EXPECT_EQ(decode_header("Re: =?utf-8?Q?=E5=8F=91?= x =?GBK?B?xrE=?="), "Re: 发 x 票");
    EXPECT_EQ(decode_header("=?utf-8?Q?=E5=8F=91?= =?GBK?B?xrE=?="), "发票");
    EXPECT_EQ(decode_header("=?utf-8*zh?Q?a_b=3D?="), "a b=");
}

TEST(MailWords, GuessesRawBytesAndLeavesBrokenWordsStanding) {
    EXPECT_EQ(decode_header("\xB7\xA2\xC6\xB1 =?utf-8?Q?=E5=8F=91?="), "发票 发");
    EXPECT_EQ(decode_header("=?utf-8?X?abc?= =?utf-8?B?"), "=?utf-8?X?abc?= =?utf-8?B?");
}

TEST(MailWords, TakesGb2312ForGb18030UnlessItIsPlainlyUtf8) {
    EXPECT_EQ(decode_charset("\x86\xB4", "gb2312").text, "喆");
    EXPECT_EQ(decode_charset("\x95\x32\x82\x36", "GBK").text, "𠀀");
    const CharsetText lied = decode_charset("您的订单", "GB2312");
    EXPECT_EQ(lied.text, "您的订单");
    EXPECT_TRUE(lied.label_wrong);
    // 模 in GBK looks like one UTF-8 character of two bytes.
    EXPECT_EQ(decode_charset("\xC4\xA3", "gb2312").text, "模");
}

TEST(MailWords, GuessesWhatIsNoUtf8AndReadsOtherCharsets) {
    EXPECT_EQ(decode_charset("\xB7\xA2\xC6\xB1", "utf-8").text, "发票");
    EXPECT_TRUE(decode_charset("\xB7\xA2\xC6\xB1", "utf-8").label_wrong);
    EXPECT_EQ(decode_charset("\xB5\x6F\xB2\xBC", "big5").text, "發票");
    EXPECT_EQ(decode_charset("\xB7\xA2", "no-such-name").text, "发");
    EXPECT_EQ(decode_charset("caf\xE9", "iso-8859-1").text, "café");
    EXPECT_EQ(decode_charset("\xFF\xFF", "big5").text, "\uFFFD\uFFFD");
}

TEST(MailWords, DecodesTransferEncodingsWithFaults) {
    EXPECT_EQ(decode_base64("YW Jj\r\nZA==*YQ"), "abcda");
    EXPECT_EQ(decode_quoted_printable("a=\r\nb= \nc=3D=ZZ="), "abc==ZZ=");
}

TEST(MailWords, ReadsAddresses) {
    const std::vector<Address> expected{
        {"北岸数码专营店", "invoice@shop.example"}, {"a, b", "c@d.example"}, {"", "e@f.example"}};
    EXPECT_EQ(decode_addresses("=?gb2312?B?sbGwtsr9wuvXqNOqteo=?= <invoice@shop.example>,\r\n"
                               " \"a, b\" <c@d.example>, e@f.example"),
              expected);
    EXPECT_EQ(decode_addresses("<Saved by Blink>").at(0).address, "Saved by Blink");
    EXPECT_TRUE(decode_addresses("").empty());
    EXPECT_EQ(decode_addresses("\"=?UTF-8?B?5Y+R?=\" <a@b>").at(0).name, "发");
}

TEST(MailWords, ReadsFileNamesOfAllKinds) {
    const auto name = [](std::string_view header) {
        return std::string{decode_parameters(header).parameter("filename")};
    };
    EXPECT_EQ(name("attachment; filename*=GBK''%B7%A2%C6%B1%5F1.pdf"), "发票_1.pdf");
    EXPECT_EQ(name("attachment; filename=\"=?GBK?B?t6LGsQ==?=.pdf\""), "发票.pdf");
    EXPECT_EQ(name("attachment; filename=\"x.pdf\"; filename*=utf-8''%E5%8F%91.pdf"), "发.pdf");
    EXPECT_EQ(name("attachment; filename*1*=%91.pdf; filename*0*=utf-8''%E5%8F"), "发.pdf");
    EXPECT_EQ(name("attachment; filename*0=\"a;\"; filename*1=b"), "a;b");
    EXPECT_EQ(name("attachment; filename=\xB7\xA2 \xC6\xB1.pdf"), "发 票.pdf");
    EXPECT_EQ(name("attachment; FILENAME=a.pdf;;x"), "a.pdf");
    EXPECT_EQ(name("attachment"), "");
}

TEST(MailWords, GivesTypeAndParametersInLowerCase) {
    const HeaderValue header = decode_parameters("Text/HTML; Charset=\"GBK\";\r\n\tx=y");
    EXPECT_EQ(header.value, "text/html");
    EXPECT_EQ(header.parameter("charset"), "GBK");
    EXPECT_EQ(header.parameter("x"), "y");
}

TEST(MailWords, IsNotSlowOnHostileHeaders) {
    std::string many;
    for (int i = 0; i < 60'000; ++i)
        many += "=?";
    EXPECT_FALSE(decode_header(many).empty());
    EXPECT_TRUE(decode_parameters(std::string(200'000, ';')).parameters.empty());
}

}  // namespace
}  // namespace shuofa::mime
