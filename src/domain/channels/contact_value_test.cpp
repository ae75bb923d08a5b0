#include "domain/channels/contact_value.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

struct Form {
    const char* printed;
    const char* key;
    const char* extension;
    NumberClass number_class;
};

TEST(ContactValue, BringsPrintedNumbersToOneForm) {
    const Form forms[] = {
        {"950618", "950618", "", NumberClass::Code95},
        {"【950618】", "950618", "", NumberClass::Code95},
        {"９５０６１８", "950618", "", NumberClass::Code95},
        {"400-8822-528", "4008822528", "", NumberClass::SharedCost400},
        {"400-882-2528", "4008822528", "", NumberClass::SharedCost400},
        {"4008-822-528", "4008822528", "", NumberClass::SharedCost400},
        {"1010-7888", "10107888", "", NumberClass::Code1010},
        {"（010）83416704", "01083416704", "", NumberClass::Landline},
        {"010 - 8341 6704", "01083416704", "", NumberClass::Landline},
        {"021—61897088", "02161897088", "", NumberClass::Landline},
        {"+86 21 6189 7088", "02161897088", "", NumberClass::Landline},
        {"+86 (0)21 6189 7088", "02161897088", "", NumberClass::Landline},
        {"86-21-61897088", "02161897088", "", NumberClass::Landline},
        {"+86 138 0013 8000", "13800138000", "", NumberClass::Mobile},
        {"400 065 5799-4", "4000655799", "4", NumberClass::SharedCost400},
        {"4000233233转3", "4000233233", "3", NumberClass::SharedCost400},
        {"021-61870500-86018", "02161870500", "86018", NumberClass::Landline},
        {"021-69777888/999", "02169777888", "999", NumberClass::Landline},
        {"95017-2", "95017", "2", NumberClass::Code95},
        {"95311-9", "95311", "9", NumberClass::Code95},
        {"9521-8900", "95218900", "", NumberClass::Code95Long},
        {"9510211", "9510211", "", NumberClass::Code95Long},
        {"010-12300", "01012300", "", NumberClass::PublicService},
        {"0538-12305", "053812305", "", NumberClass::PublicService},
        {"021-962319", "021962319", "", NumberClass::Code96},
        {"11183", "11183", "", NumberClass::CarrierOrPost},
        {"96110", "96110", "", NumberClass::Code96},
        {"800-820-8388", "8008208388", "", NumberClass::FreeCall800},
        {"1068915371004053", "1068915371004053", "", NumberClass::SmsPort},
        {"110", "110", "", NumberClass::Emergency},
    };
    for (const Form& form : forms) {
        const ContactValue value = read_contact_value(form.printed);
        EXPECT_TRUE(value.well_formed) << form.printed;
        EXPECT_EQ(value.key, form.key) << form.printed;
        EXPECT_EQ(value.extension, form.extension) << form.printed;
        EXPECT_EQ(value.number_class, form.number_class) << form.printed;
    }
}

TEST(ContactValue, RefusesWhatFitsNoFamily) {
    for (const char* printed :
         {"021-4009789888", "95-0404-69-277", "123", "61897088", "950", "40012345", "101078888",
          "0012", "13800138", "name@", "http://", "@jd.com"}) {
        EXPECT_FALSE(read_contact_value(printed).well_formed) << printed;
    }
}

TEST(ContactValue, KeepsThatACountryCodeStoodBefore) {
    EXPECT_TRUE(read_contact_value("+86 95188").had_country_code);
    EXPECT_TRUE(read_contact_value("0086-95188").had_country_code);
    EXPECT_FALSE(read_contact_value("95188").had_country_code);
    EXPECT_EQ(read_contact_value("+1 650 253 0000").number_class, NumberClass::Foreign);
}

TEST(ContactValue, NoticesFiveDigitCodesOfFamiliesThatHaveSix) {
    EXPECT_TRUE(read_contact_value("95212").short_for_its_family);
    EXPECT_TRUE(read_contact_value("95602").short_for_its_family);
    EXPECT_FALSE(read_contact_value("956025").short_for_its_family);
    EXPECT_FALSE(read_contact_value("95188").short_for_its_family);
}

TEST(ContactValue, ReadsLinksAsBrowsersDo) {
    EXPECT_EQ(read_contact_value("https://www.Taobao.com/").key, "taobao.com");
    EXPECT_EQ(read_contact_value("https://taobao.com@evil.cn/x").host, "evil.cn");
    EXPECT_EQ(read_contact_value("https://evil.cn\\taobao.com").host, "evil.cn");
    EXPECT_EQ(read_contact_value("http://evil.cn:8080/a").host, "evil.cn");
    EXPECT_EQ(read_contact_value("weibo.com/heimaotousu").key, "weibo.com/heimaotousu");
    EXPECT_EQ(read_contact_value("www。jd。com").host, "www.jd.com");
    EXPECT_EQ(read_contact_value("JD.com").kind, ValueKind::Domain);
}

TEST(ContactValue, ReadsMailboxesInLowerCase) {
    const ContactValue value = read_contact_value("Privacy@JD.com");

    EXPECT_EQ(value.kind, ValueKind::Email);
    EXPECT_EQ(value.key, "privacy@jd.com");
    EXPECT_EQ(value.host, "jd.com");
    EXPECT_TRUE(value.well_formed);
}

TEST(IsAtOrBelow, NeedsALabelBorder) {
    EXPECT_TRUE(is_at_or_below("jd.com", "jd.com"));
    EXPECT_TRUE(is_at_or_below("help.jd.com", "jd.com"));
    EXPECT_FALSE(is_at_or_below("notjd.com", "jd.com"));
    EXPECT_FALSE(is_at_or_below("jd.com.evil.cn", "jd.com"));
}

}  // namespace
}  // namespace shuofa
