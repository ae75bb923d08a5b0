#include "domain/documents/document_codec.h"

#include <gtest/gtest.h>

#include <random>

namespace shuofa {
namespace {

constexpr Instant some_time{1'794'000'000'000'000};

Invoice full_invoice() {
    return {.number = "26999000000000000102",
            .code = "099002100111",
            .check_code = "12345678901234567890",
            .type = "数电票（普通发票）",
            .colour = InvoiceColour::Red,
            .form = InvoiceForm::View,
            .seller = {"样例商行", "91000000000000000X"},
            .buyer = {"个人", ""},
            .issued_on = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}},
            .net = Money::fen(-29195),
            .tax = Money::fen(-3795),
            .gross = Money::fen(-32990),
            .lines = {{"耳机", "1 副", Money::fen(-32990)}, {"折扣", "", std::nullopt}},
            .remark = "对应正数发票号码:26999000000000000101",
            .refers_to = "26999000000000000101"};
}

std::vector<DocumentDraft> one_of_each_kind() {
    return {
        {full_invoice(), {"bills.zip/发票.xml", "", 0, 0, 0}, {"signature_not_checked"}},
        {Mail{"id@shop.example",
              {"店家", "shop@shop.example"},
              {{"", "me@mail.example"}},
              "您的订单已发货",
              some_time,
              "运单号 YT0000000000101",
              {"https://shop.example/x"},
              {{"票.pdf", "application/pdf", 1200, "ab"}},
              {DkimState::Weak, "shop.example", "sel", "rsa_sha1"}},
         {"", "mail 2", 0, 10, 900},
         {}},
        {Chat{"wechat",
              "客服",
              {{some_time, TimePrecision::ToTheMinute, "客服", MessageSide::Other,
                MessageKind::Recall, "撤回了一条消息", "原文", true, 12}}},
         {},
         {"pattern_ambiguous"}},
        {Parcel{"yuantong",
                "YT0000000000101",
                "4400000000000000101",
                ParcelState::Signed,
                {{some_time, "已签收", "样例市", ParcelState::Signed}}},
         {},
         {}},
        {Call{"客服", "13800000000", some_time, std::nullopt, 61, "xiaomi", "mp3"}, {}, {}},
        {Page{"商品页", "https://shop.example/i", some_time, "chromium", "¥329.90",
              Money::fen(32990)},
         {},
         {}},
        {MailKey{"sel", "shop.example", "v=DKIM1; p=MIG"}, {"", "", 3, 0, 0}, {}},
        {Picture{"png", 1080, 2400, std::nullopt, some_time, some_time, true, "淘宝", "", true},
         {},
         {"has_location"}},
    };
}

FileReport unknown_file() {
    return {.outcome = FileOutcome::Unknown,
            .member = "a.zip/b.dat",
            .size = 77,
            .sha256 = std::string(64, 'a'),
            .problem_count = 1,
            .problems = {{3, "row_short", {"少了几列", "cells missing"}, "x,y"}},
            .reason_id = "file_not_recognised",
            .reason = {"认不出", "unknown"},
            .facts = {"extension=.dat", "magic=00010203"}};
}

TEST(DocumentCodec, GivesBackEveryKindAsItWas) {
    const auto documents = one_of_each_kind();
    ASSERT_EQ(documents.size(), std::variant_size_v<DocumentContent>);
    for (const DocumentDraft& document : documents) {
        const std::string bytes = encode(document);
        ASSERT_TRUE(is_document_frame(bytes));
        const auto frame = decode_document_frame(bytes);
        ASSERT_TRUE(frame) << name_of(kind_of(document.content));
        EXPECT_EQ(std::get<DocumentDraft>(*frame), document);
    }
}

TEST(DocumentCodec, GivesBackAReportAsItWas) {
    const auto frame = decode_document_frame(encode(unknown_file()));
    ASSERT_TRUE(frame);
    EXPECT_EQ(std::get<FileReport>(*frame), unknown_file());
}

TEST(DocumentCodec, RefusesEveryFrameThatWasCutOff) {
    for (const DocumentDraft& document : one_of_each_kind()) {
        const std::string whole = encode(document);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            EXPECT_FALSE(decode_document_frame(whole.substr(0, size))) << size;
        }
        EXPECT_FALSE(decode_document_frame(whole + '\0'));
    }
}

TEST(DocumentCodec, RefusesALongListThatIsNotThere) {
    std::string bytes = encode(DocumentDraft{Chat{}, {}, {}});
    // The count of messages follows two empty texts.
    bytes.replace(5, 1, "\xFF\xFF\xFF\xFF\x0F");
    EXPECT_FALSE(decode_document_frame(bytes));
}

TEST(DocumentCodec, ShowsBytesThatAreNoTextAsSuch) {
    const auto frame =
        decode_document_frame(encode(DocumentDraft{Page{.title = "电\xFF器"}, {}, {}}));
    ASSERT_TRUE(frame);
    const auto& content = std::get<DocumentDraft>(*frame).content;
    EXPECT_EQ(std::get<Page>(content).title, "电\uFFFD器");
}

TEST(DocumentCodec, RefusesTextThatIsNoUtf8) {
    std::string bytes = encode(DocumentDraft{Page{.title = "title"}, {}, {}});
    bytes[bytes.find("title")] = '\xB5';
    EXPECT_FALSE(decode_document_frame(bytes));
}

TEST(DocumentCodec, BelievesOnlyWhatItCouldHaveWritten) {
    std::mt19937 random{20261124};
    for (const DocumentDraft& document : one_of_each_kind()) {
        const std::string whole = encode(document);
        for (int round = 0; round < 2000; ++round) {
            std::string bytes = whole;
            for (int i = 0; i < 3; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            const auto frame = decode_document_frame(bytes);
            if (!frame || !std::holds_alternative<DocumentDraft>(*frame)) continue;
            const auto again = decode_document_frame(encode(std::get<DocumentDraft>(*frame)));
            ASSERT_TRUE(again);
            EXPECT_EQ(*again, *frame);
        }
    }
}

}  // namespace
}  // namespace shuofa
