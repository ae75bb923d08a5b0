#include "formats/mail_writer.h"

#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::HasSubstr;
using testing::Not;

namespace {

mail::Message a_message() {
    return {.from = "shen@example.com",
            .to = "service@example.com",
            .subject = "关于退货退款的投诉",
            .text = "您好。\n请退款。\n",
            .date = china_instant(*parse_day("2026-11-25"), 9, 30, 0),
            .id = "ppr_1",
            .attachments = {}};
}

TEST(MailWriter, WritesHeadAndText) {
    const std::string mail = mail::write_mail(a_message());

    EXPECT_THAT(mail, HasSubstr("Date: Wed, 25 Nov 2026 09:30:00 +0800\r\n"));
    EXPECT_THAT(mail, HasSubstr("To: service@example.com\r\n"));
    EXPECT_THAT(mail, HasSubstr("Subject: =?UTF-8?B?5YWz5LqO6YCA6LSn6YCA5qy+55qE5oqV6K+J?=\r\n"));
    EXPECT_THAT(mail, HasSubstr("X-Unsent: 1\r\n"));
}

TEST(MailWriter, KeepsEveryLineShortAndEndedByCrLf) {
    mail::Message message = a_message();
    for (int time = 0; time < 400; ++time) {
        message.subject += "很长的主题";
        message.text += "很长的正文";
    }
    message.attachments.push_back({"证据 一.pdf", "application/pdf", std::vector<std::byte>(5000)});
    const std::string mail = mail::write_mail(message);

    for (const std::string_view line : split(mail, '\n')) {
        EXPECT_LE(line.size(), 79U);
        if (line.empty()) continue;
        EXPECT_TRUE(line.ends_with('\r'));
    }
    EXPECT_THAT(mail, HasSubstr("filename*=UTF-8''%E8%AF%81%E6%8D%AE%20%E4%B8%80.pdf"));
}

TEST(MailWriter, LetsNoValueBreakOutOfItsHeader) {
    mail::Message message = a_message();
    message.subject = "hello\r\nBcc: victim@example.com";
    message.to = "a@example.com\r\nBcc: victim@example.com";
    message.from = "a@example.com, b@example.com";
    message.attachments.push_back({"x\"\r\nBcc: y.pdf", "application/pdf", {}});
    const std::string mail = mail::write_mail(message);

    EXPECT_THAT(mail, Not(HasSubstr("\nBcc:")));
    EXPECT_THAT(mail, Not(HasSubstr("\nFrom:")));
}

}  // namespace
