#include "domain/channels/check_text.h"
#include "domain/channels/directory.h"
#include "reference/known_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// What people who mean harm would try against the check: whatever is pasted, "official" is said
// only of what the sources carry.
namespace shuofa {
namespace {

using namespace std::chrono;
using testing::Contains;
using testing::Field;
constexpr Day today{year{2026} / November / 23};

// As the command line and the page ask.
TextCheck answer_to(std::string_view pasted) {
    if (is_text_with_values(pasted)) return check_text(pasted, known_directory(), today);
    TextCheck one;
    one.findings.push_back(check_value(pasted, known_directory(), today));
    one.verdict = one.findings.front().verdict;
    return one;
}

std::string verdict_of(std::string_view pasted) {
    return std::string{name_of(answer_to(pasted).verdict)};
}

// Fifty numbers of every family, none of them in any source of the directory.
constexpr std::string_view never_seen[] = {"400-123-4567",
                                           "400-200-3344",
                                           "400-812-5566",
                                           "4006317788",
                                           "400-990-0000",
                                           "400 711 2233",
                                           "４００７６５４３２１",
                                           "400-155-9087",
                                           "4001112223",
                                           "400-8765-432",
                                           "800-830-1234",
                                           "8008105555",
                                           "95501234",
                                           "955012",
                                           "95123",
                                           "95166",
                                           "95234567",
                                           "952345",
                                           "954321",
                                           "956789",
                                           "95777",
                                           "9512345",
                                           "951234567",
                                           "9519001",
                                           "95890",
                                           "96234",
                                           "961234",
                                           "0571-96777",
                                           "1010-1234",
                                           "10105678",
                                           "1010 9999",
                                           "10109090",
                                           "021-54321098",
                                           "(010)87654321",
                                           "0755-12345678",
                                           "020 3344 5566",
                                           "0571-87654321",
                                           "028-66778899",
                                           "022-23456789",
                                           "0898-31234567",
                                           "13800138000",
                                           "139 1234 5678",
                                           "+86 13900001111",
                                           "106912345678",
                                           "1069 0000 1234 5678",
                                           "12399",
                                           "12000",
                                           "10099",
                                           "+1 650 253 0000",
                                           "+852 2345 6789"};

TEST(ChannelCheck, FiftyNumbersNeverSeenAreNeitherOfficialNorFake) {
    EXPECT_EQ(std::size(never_seen), 50u);
    for (const std::string_view value : never_seen) {
        const ValueCheck check = check_value(value, known_directory(), today);
        EXPECT_TRUE(check.value.well_formed) << value;
        EXPECT_EQ(name_of(check.verdict), "never_seen") << value;
        EXPECT_TRUE(check.advice.zh.find("没见过不等于是假的") != std::string::npos) << value;
    }
}

TEST(ChannelCheck, ARealNumberMayBeWrittenInManyWays) {
    for (const char* value : {"950618",           "950 618",
                              "９５０６１８",     "【950618】",
                              "950-618",          "tel:950618",
                              " 950618\n",        "\u200b950618\ufeff",
                              "(010)12345",       "010-12315",
                              "0538-12315",       "400-6789-888",
                              "4006-789-888",     "021-61897088",
                              "+86 21 6189 7088", "1010-7888",
                              "WWW.12315.CN",     "https://www.12315.cn/",
                              "12315。cn",        "ｗｗｗ．12315．ｃｎ"})
        EXPECT_EQ(verdict_of(value), "official") << value;
}

TEST(ChannelCheck, AdversarialNumbersAreNotOfficial) {
    for (const char* value :
         {"+86950618",      "0086 12315",    "+86-400-6789-888", "950618转3",  "950618-7",
          "12315#1",        "12315/12345",   "95188 95187",      "9506181",    "95061",
          "95188-2",        "950\u200b618",  "950\u202e618",     "⑨⑤⓪⑥①⑧",     "𝟗𝟓𝟎𝟔𝟏𝟖",
          "٩٥٠٦١٨",         "九五零六一八",  "95o618",           "9５061B",    "021-4009789888",
          "95-0404-69-277", "1069950618",    "106950618",        "0950618",    "00950618",
          "12315950618",    "4006789888888", "+1 950618",        "+852 12315", "95102",
          "951963"})
        EXPECT_NE(verdict_of(value), "official") << value;
}

TEST(ChannelCheck, AdversarialLinksAreNotOfficial) {
    for (const char* value : {"12315.cn.evil.com",
                              "https://www.12315.cn.evil.com/login",
                              "https://www.12315.cn@evil.com",
                              "https://www.12315.cn:80@evil.com/x",
                              "https://evil.com/www.12315.cn",
                              "https://evil.com?u=www.12315.cn",
                              "https://evil.com#www.12315.cn",
                              "https://evil.com\\@www.12315.cn",
                              "https://www.12315.cn\\@evil.com",
                              "https://evil.com%2f@www.12315.cn",
                              "https://www.12315.cn%2eevil.com",
                              "https://www.12315.cn%00.evil.com",
                              "https://www.12315.cn;evil.com",
                              "https://www.12315.cn,evil.com",
                              "https://www.12315.cn:8443/x",
                              "https://www.12315.cn/go?to=https://evil.com",
                              "https://www.12315.cn/go?to=%2F%2Fevil.com",
                              "https://www.12315.cn/x@evil.com",
                              "javascript://www.12315.cn/%0aalert(1)",
                              "ftp://www.12315.cn",
                              "data://www.12315.cn",
                              "https:/www.12315.cn",
                              "https://12315\u200c.cn",
                              "12315.com",
                              "12315.net.cn",
                              "12315-gov.cn",
                              "www-12315-cn.top",
                              "12315.gov.cn.icu",
                              "l2315.cn",
                              "jd.com.cn",
                              "jd.cn.com",
                              "jd-kefu.com",
                              "jdcom.top",
                              "jd.corn",
                              "jd.c0m",
                              "taoba0.com",
                              "ta0bao.com",
                              "tаobao.com",
                              "taobaο.com",
                              "xn--tobao-4ve.com",
                              "taobao.com-refund.cn",
                              "taobao.com.refund.cn",
                              "taobao-com.cn",
                              "taobao.co",
                              "alipay.com.zhifu.xyz",
                              "a1ipay.com",
                              "aIipay-safe.com",
                              "pinduoduo.cm",
                              "pinduoduo-vip.com",
                              "rneituan.com",
                              "meituan.com.tk",
                              "zfxw.court.gov.cn.cn",
                              "zxfw-court.gov.cn",
                              "court-gov.cn",
                              "12348.gov.cn.vip",
                              "淘宝客服.com",
                              "京东.com",
                              "t.cn/A6abcd",
                              "https://dwz.cn/jdkefu",
                              "bit.ly/3jd",
                              "https://mp.weixin.qq.com/s/abc",
                              "192.168.1.10/jd.com",
                              "http://[::1]/jd.com",
                              "weixin.qq.com.login.cc",
                              "qq.com.jd.cc"})
        EXPECT_NE(verdict_of(value), "official") << value;
}

TEST(ChannelCheck, AdversarialMailboxesAreNotOfficial) {
    for (const char* value :
         {"service@jd.com", "privacy@jd.com.evil.cn", "privacy@jd.co", "privacy@jd.com,x@evil.cn",
          "privacy@jd.com?cc=x@evil.cn", "privacy@jd.com%00@evil.cn", "privacy+1@jd.com",
          "рrivacy@jd.com", "950618@qq.com", "service@vip.com", "12315@163.com"})
        EXPECT_NE(verdict_of(value), "official") << value;
    EXPECT_EQ(verdict_of("privacy@jd.com"), "official");
}

struct Pasted {
    const char* text;
    const char* verdict;  // null = anything but official
};

TEST(ChannelCheck, AnOfficialNumberInATextDoesNotMakeTheTextOfficial) {
    const Pasted texts[] = {
        {"【京东】您的订单退款异常，请点击 jd-refund.top/a 处理，客服电话950618", "never_seen"},
        {"【京东】退款异常请点击https://jd.com.tuikuan.vip/a或拨950618", "never_seen"},
        {"【京东】点击http://t.cn/A6xyz退款，客服950618", "never_seen"},
        {"京东官方客服950618，如占线请拨400-123-4567", "never_seen"},
        {"京东客服400-606-6666，投诉12315", "known_bad"},
        {"京东客服电话是95188", "conflicting"},
        {"【支付宝】95188提醒您：账户异常，请将资金转入指定账户", "conflicting"},
        {"顺丰95338：快递丢失，理赔请加微信sf8888", "conflicting"},
        {"淘宝客服9510211：请提供验证码，或 把 验 证 码 发给我", "conflicting"},
        {"京东客服 ⑨⑤⓪⑥①⑧ 请回电", "conflicting"},
        {"京东客服 950618，请打开屏·幕·共·享", "conflicting"},
        {"请访问https://www.12315.cn%2eevil.com投诉", nullptr},
        {"请访问https://www.12315.cn,https://evil.com/a", nullptr},
        {"打开http://jd.com/a领取红包后回拨170-1234-5678", nullptr},
        {"请访问jd.com领取，客服QQ 12345678", nullptr},
        {"客服邮箱privacy@jd.com,或kefu@jd-help.cn", nullptr},
        {"京东客服：950618，链接：http://evil.com/a", "never_seen"},
        {"京东客服950618，网址:evil.top", "never_seen"},
        {"京东客服 950618，专线 400-123-4567 VIP", "never_seen"},
        {"京东客服950618,或发邮件:kf@jd-help.cn", "never_seen"},
        {"官方客服 ９５０６１８ 转 3", "conflicting"},
        {"12315（官方）微信号 a12315b", "conflicting"},
        {"京东950618退款请下载云视讯会议", "conflicting"},
        {"<a href=\"http://evil.cn\">www.12315.cn</a>", "never_seen"},
        {"[www.12315.cn](http://evil.cn)", "never_seen"},
        {"京东 400-6789-888", "conflicting"},
        {"www.12315.cn evil.com", "never_seen"},
        {"95188，95187，95189", nullptr}};
    for (const Pasted& one : texts) {
        const std::string verdict = verdict_of(one.text);
        EXPECT_NE(verdict, "official") << one.text;
        if (one.verdict) {
            EXPECT_EQ(verdict, one.verdict) << one.text;
        }
    }
}

TEST(ChannelCheck, QuietTextsWithRealNumbersStayOfficial) {
    for (const char* text : {"【顺丰速运】您的快件已派送，客服电话95338",
                             "【京东】订单已发货，如有疑问请致电950618，或访问https://help.jd.com",
                             "淘宝卖家不处理的，可以拨打12315", "支付宝客服95188",
                             "请登录 www.12315.cn 或拨打 12315 投诉"})
        EXPECT_EQ(verdict_of(text), "official") << text;
}

TEST(ChannelCheck, NamesTheTrick) {
    const auto ids = [](const char* value) {
        std::vector<std::string> found;
        for (const ValueCheck& finding : answer_to(value).findings) {
            for (const CheckWarning& warning : finding.warnings)
                found.push_back(warning.id);
        }
        return found;
    };
    EXPECT_THAT(ids("12315.cn.evil.com"), Contains("looks_like"));
    EXPECT_THAT(ids("https://www.12315.cn@evil.com"), Contains("hidden_host"));
    EXPECT_THAT(ids("https://www.12315.cn\\@evil.com"), Contains("odd_link"));
    EXPECT_THAT(ids("t.cn/A6abcd"), Contains("short_link"));
    EXPECT_THAT(ids("⑨⑤⓪⑥①⑧"), Contains("disguised"));
    EXPECT_THAT(ids("https://mp.weixin.qq.com/s/abc"), Contains("written_by_anyone"));
    EXPECT_THAT(ids("京东客服电话是95188"), Contains("belongs_to_another"));
    EXPECT_THAT(ids("court-gov.cn"), Contains("pretends_public_body"));
    EXPECT_THAT(ids("pinduoduo-vip.com"), Contains("looks_like"));
}

}  // namespace
}  // namespace shuofa
